import type { Sex } from 'shared-types/students/roll-fields'
import { pickWeighted, weighted, type Random } from '../random'

const characters = (text: string) => Array.from(text.replace(/\s/g, ''))

/** Surnames as frequent as here: the first are a tenth of everybody. */
const surnames = weighted([
  ...characters(
    '陈李黄张梁林吴刘何郑谢罗叶杨王周曾邓钟蔡苏朱郭彭赖许赵廖古江余徐冯曹潘温欧范丘邱卢邹谭卓麦方姚石关区蓝丁魏沈胡高孙马韦冼陆袁伍庄董夏傅于唐任姜崔白孟秦龙汤尹黎易常武乔贺顾洪龚熊韩萧严史金戴翁侯雷简凌容蒙骆甘揭阮植',
  ).map((it, rank) => [it, 1 / (rank + 4)] as const),
  ...['欧阳', '司徒', '上官', '诸葛', '东方', '令狐', '皇甫', '尉迟'].map(
    (it) => [it, 0.004] as const,
  ),
])

const ofBoth = characters(
  '晓文思雨宇子嘉俊家佳梓泽锦浩然明志海燕天一永安平春秋东南北新世国华中立德仁义礼智信远景宁乐康福祥瑞',
)
const ofWomen = characters(
  '婷静怡欣敏丽娟芳玲萍慧洁琳莹雪梅兰菊娜倩颖珊妍瑶琪诗涵晴悦彤菲蓉薇莉霞秀英淑贞婉柔曼云月',
)
const ofMen = characters(
  '伟强军杰涛斌鹏辉健峰超勇毅刚磊洋波龙飞凯旭炜烨锋铭轩豪宏达鸿昊坤乾林森栋梁权威武胜利航驰骏',
)
/** Registered in people's names, absent from many fonts and code pages. */
const rare = characters('龘䶮㛃𠮷𬭎𫖯燚犇翀祎旻昉昇堃喆淼鑫垚甡赟𬀩𪟝')

const uyghur = {
  male: ['艾力', '买买提', '阿卜杜拉', '吐尔逊', '努尔'],
  female: ['阿依古丽', '古丽娜尔', '热依汗', '祖丽皮亚'],
}
const tibetan = {
  male: ['扎西', '多吉', '次仁', '丹增'],
  female: ['卓玛', '央金', '拉姆', '梅朵'],
}

/** An invented name; one in 300 has a character that many systems lose. */
export function nameOf(random: Random, sex: Sex, ethnicity: string): string {
  if (ethnicity === '05')
    return `${random.pick(uyghur[sex])}·${random.pick(uyghur.male)}${random.chance(0.3) ? '江' : ''}`
  if (ethnicity === '04') return random.pick(tibetan[sex]) + random.pick(tibetan[sex])
  const own = sex === 'male' ? ofMen : ofWomen
  const given = () => random.pick(random.chance(0.5) ? own : ofBoth)
  const last = random.chance(1 / 300) ? random.pick(rare) : given()
  return pickWeighted(random, surnames) + (random.chance(0.15) ? '' : given()) + last
}
