/**
 * A Chinese name comes in; whether it begins with a common surname goes out. The three hundred most common: what is not among them may well
 * be one, so nobody is told that a surname is wrong.
 */
const single = new Set([
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁房屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝',
])
const compound = new Set([
  '欧阳',
  '上官',
  '皇甫',
  '司徒',
  '司马',
  '令狐',
  '诸葛',
  '尉迟',
  '夏侯',
  '慕容',
  '长孙',
  '宇文',
  '东方',
  '南宫',
  '公孙',
  '端木',
  '西门',
  '独孤',
  '轩辕',
  '申屠',
  '澹台',
  '闻人',
  '淳于',
  '鲜于',
  '钟离',
  '呼延',
  '万俟',
  '太史',
  '赫连',
  '闾丘',
])

export function startsWithSurname(name: string): boolean {
  return single.has(name.slice(0, 1)) || compound.has(name.slice(0, 2))
}

export function isCompoundSurname(name: string): boolean {
  return compound.has(name)
}
