/** The `assessment` part of a notice pack: hours, ability points, scores, grades, approval. */
import * as z from 'zod'

export const assessmentSchema = z.strictObject({})
