/**
 * Names and numbers come in, a picture as SVG goes out, drawn by echarts without a browser: of one size, that scales with its box, and the same
 * for the same numbers. Stands in a file of its own in `dist/`, with echarts, and is read only when a page is drawn.
 */
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { hideNumbers } from '../../value/masked.ts'

use([BarChart, LineChart, GridComponent, SVGRenderer])

/** One bar for each name. */
interface Panel {
  color: string
  values: readonly (number | null)[]
  /** What stands behind each bar. */
  labels: readonly string[]
  /** Where a full bar ends; the largest value where it is left out. */
  most?: number
}

interface Layer {
  color: string
  values: readonly number[]
}

export interface Course {
  color: string
  dashed: boolean
  /** Day (`2021-05-28`) and value. */
  points: readonly (readonly [string, number])[]
  /** What stands above its last point. */
  label: string
  /** Where it has to go from its last point. */
  goal?: readonly [string, number]
}

const WIDTH = 420
const FONT = 12.5
const INK = '#3b4552'
const FAINT = '#e3e7ec'
/** The page puts its own letters in the place of these. */
const text = { fontFamily: 'sans-serif', fontSize: FONT, color: INK }

/** Side by side, one panel behind the other, with the same names. */
export function drawBars(names: readonly string[], panels: readonly Panel[]): string {
  const { left, row } = roomFor(names)
  const room = (WIDTH - left) / panels.length
  return draw(names.length * row + 8, {
    grid: panels.map((_, index) => ({ left: left + index * room, width: room - 62, top: 4, bottom: 4 })),
    yAxis: panels.map((_, index) => ({ ...axisOf(names, left), show: index === 0, gridIndex: index })),
    xAxis: panels.map(({ most }, index) => ({
      type: 'value',
      show: false,
      gridIndex: index,
      min: 0,
      max: most ?? (({ max }: { max: number }) => Math.max(max, 1)),
    })),
    series: panels.flatMap(({ color, values, labels, most }, index) => {
      const own = { ...bar(row), xAxisIndex: index, yAxisIndex: index, stack: `${index}` }
      const data = values.map((value) => value ?? 0)
      // What is left of a full bar; behind it, or behind the bar, stands the number.
      const rest = data.map((value) => Math.max(0, (most ?? 0) - value))
      return [
        { ...own, data, itemStyle: { color } },
        { ...own, data: rest, itemStyle: { color: FAINT }, label: labelled(labels) },
      ]
    }),
  })
}

/** All of a name's layers one behind the other, as shares of the whole where they differ in size. */
export function drawStacks(names: readonly string[], layers: readonly Layer[], labels: readonly string[]): string {
  const { left, row } = roomFor(names)
  const sums = names.map((_, index) => layers.reduce((sum, { values }) => sum + values[index]!, 0))
  return draw(names.length * row + 8, {
    grid: { left, width: WIDTH - left - 62, top: 4, bottom: 4 },
    yAxis: axisOf(names, left),
    xAxis: { type: 'value', show: false, min: 0, max: 1 },
    series: [
      ...layers.map(({ color, values }) => ({
        ...bar(row),
        stack: 'all',
        data: values.map((value, index) => value / Math.max(sums[index]!, 1)),
        itemStyle: { color },
      })),
      { ...bar(row), stack: 'all', data: names.map(() => 0), label: labelled(labels) },
    ],
  })
}

/** Shares over days; a dashed way leads on from the last point to where it has to go. */
export function drawCourses(courses: readonly Course[]): string {
  const all = courses.flatMap(({ points, goal }) => [...points, ...(goal ? [goal] : [])])
  const most = Math.max(1, ...all.map(([, value]) => Math.ceil(value * 5) / 5))
  const days = readableDays(courses.flatMap(({ points, goal }) => [points[0], points.at(-1), goal]))
  return draw(240, {
    useUTC: true,
    grid: { left: 46, right: 14, top: 16, bottom: 32 },
    xAxis: {
      type: 'time',
      axisLabel: {
        ...text,
        ...{ formatter: '{yyyy}-{MM}-{dd}', customValues: days },
        ...{ margin: 10, alignMinLabel: 'left', alignMaxLabel: 'right' },
      },
      axisLine: { lineStyle: { color: '#8b95a1' } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: most,
      interval: 0.2,
      axisLabel: { ...text, formatter: (value: number) => `${Math.round(value * 100)}%` },
      splitLine: { lineStyle: { color: FAINT } },
    },
    series: courses.flatMap(({ color, dashed, points, goal, label }) => {
      const line = { type: 'line', silent: true, itemStyle: { color } }
      const last = points.at(-1)
      return [
        {
          ...line,
          data: points.map(onDay),
          symbol: 'circle',
          symbolSize: 7,
          lineStyle: { color, width: 2, type: dashed ? [7, 3] : 'solid' },
          label: {
            ...text,
            ...{ show: true, position: 'top', textBorderWidth: 0 },
            formatter: ({ dataIndex }: { dataIndex: number }) => (dataIndex === points.length - 1 ? label : ''),
          },
        },
        ...(goal && last
          ? [
              {
                ...line,
                data: [last, goal].map(onDay),
                symbol: 'emptyCircle',
                symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => (dataIndex === 0 ? 0 : 8),
                lineStyle: { color, width: 1, type: [2, 3] },
              },
            ]
          : []),
      ]
    }),
  })
}

/** A day by itself would be read in the zone of the machine. */
function onDay([day, value]: readonly [string, number]): [number, number] {
  return [Date.parse(day), value]
}

/** First and last, and between them those that their labels leave room for. */
function readableDays(ends: readonly (readonly [string, number] | undefined)[]): number[] {
  const days = [...new Set(ends.flatMap((end) => (end ? [Date.parse(end[0])] : [])))].sort((a, b) => a - b)
  const [first = 0, last = 0] = [days[0], days.at(-1)]
  const room = (last - first) * 0.32
  const kept = [first]
  for (const day of days) if (day - kept.at(-1)! >= room && last - day >= room) kept.push(day)
  return last > first ? [...kept, last] : kept
}

function roomFor(names: readonly string[]): { left: number; row: number } {
  const longest = Math.max(...names.map((name) => name.length))
  return longest <= 7 ? { left: 100, row: 24 } : { left: 150, row: longest <= 11 ? 24 : 36 }
}

function axisOf(names: readonly string[], left: number) {
  return {
    type: 'category',
    inverse: true,
    data: names.map(hideNumbers),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { ...text, interval: 0, width: left - 10, overflow: 'break', lineHeight: 15 },
  }
}

function bar(row: number) {
  return { type: 'bar', silent: true, barWidth: Math.min(14, row - 8) }
}

function labelled(labels: readonly string[]) {
  return {
    ...text,
    show: true,
    position: 'right',
    distance: 4,
    textBorderWidth: 0,
    formatter: ({ dataIndex }: { dataIndex: number }) => labels[dataIndex]!,
  }
}

/** What a browser would need to answer the mouse is taken out, and with it names that count up from picture to picture. */
function draw(height: number, option: EChartsCoreOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height })
  chart.setOption({ animation: false, ...option })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
    .replace(/<(style|defs)[\s\S]*?<\/\1>/g, '')
    .replace(/ (?:class|clip-path|ecmeta_\w+|pointer-events|xmlns:xlink|baseProfile|version)="[^"]*"/g, '')
    .replace(/\n+/g, '')
}
