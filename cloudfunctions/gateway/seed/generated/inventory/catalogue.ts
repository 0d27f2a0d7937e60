/*
 * Departments and majors as schools of the province have them. Codes: 普通高等学校本科专业目录 (2020) for bachelors,
 * 职业教育专业目录 (2021) for associates, two levels of 研究生教育学科专业目录 (2022) for masters.
 */
import type { Degree } from './identity-numbers'

export interface CatalogueMajor {
  code: string
  name: string
  degree: Degree
  studyYears: number
  /** Its graduates teach. */
  isForTeachers: boolean
}

export interface CatalogueDepartment {
  name: string
  majors: readonly CatalogueMajor[]
}

const universities = `
计算机学院：080901 计算机科学与技术、080902 软件工程、080903 网络工程、080905 物联网工程、080910T 数据科学与大数据技术、0854 电子信息
经济学院：020101 经济学、020301K 金融学、020401 国际经济与贸易、020201K 财政学、0202 应用经济学
管理学院：120201K 工商管理、120203K 会计学、120204 财务管理、120206 人力资源管理、120202 市场营销、1202 工商管理学
外国语学院：050201 英语、050207 日语、050261 翻译、050262 商务英语、0502 外国语言文学
机电工程学院：080202 机械设计制造及其自动化、080204 机械电子工程、080205 工业设计、0802 机械工程
文学院：050101 汉语言文学、050103 汉语国际教育、0501 中国语言文学
电子信息学院：080701 电子信息工程、080703 通信工程、080714T 电子信息科学与技术、0810 信息与通信工程
法学院：030101K 法学、030302 社会工作、0351 法律
自动化学院：080601 电气工程及其自动化、080801 自动化、080803T 机器人工程、0811 控制科学与工程
土木与交通学院：081001 土木工程、081002 建筑环境与能源应用工程、081801 交通运输、0859 土木水利
公共管理学院：120401 公共事业管理、120402 行政管理、120403 劳动与社会保障、1252 公共管理
数学与统计学院：070101 数学与应用数学、070102 信息与计算科学、071201 统计学、0701 数学
美术与设计学院：130401 美术学、130502 视觉传达设计、130503 环境设计、130504 产品设计、130310 动画、1305 设计学
新闻与传播学院：050301 新闻学、050303 广告学、050306T 网络与新媒体、0503 新闻传播学
教育科学学院：040101 教育学、040106 学前教育、040107 小学教育、040104 教育技术学、0451 教育
医学院：100201K 临床医学、101101K 护理学、100701 药学、101001 医学检验技术、1051 临床医学硕士
生命科学学院：071001 生物科学、071002 生物技术、0710 生物学
化学与化工学院：070301 化学、070302 应用化学、081301 化学工程与工艺、081302 制药工程、0817 化学工程与技术
商学院：120601 物流管理、120801 电子商务、120901K 旅游管理、120902 酒店管理
材料学院：080401 材料科学与工程、080407 高分子材料与工程、0856 材料与化工
环境学院：082502 环境工程、082503 环境科学、0830 环境科学与工程
食品学院：082701 食品科学与工程、082702 食品质量与安全、0832 食品工程
建筑学院：082801 建筑学、082802 城乡规划、090502 园林、0853 城市规划
物理学院：070201 物理学、080705 光电信息科学与工程、0702 理论物理
音乐与舞蹈学院：130201 音乐表演、130202 音乐学、130204 舞蹈表演
体育学院：040201 体育教育、040203 社会体育指导与管理、0452 体育
马克思主义学院：030503 思想政治教育、0305 马克思主义理论
地理科学学院：070501 地理科学、070503 人文地理与城乡规划、0705 地理学
历史文化学院：060101 历史学、0602 中国史
农学院：090101 农学、090102 园艺、0951 农业
`

const vocational = `
信息技术学院：510201 计算机应用技术、510202 计算机网络技术、510203 软件技术、510205 大数据技术、510204 数字媒体技术
财经学院：530302 大数据与会计、530201 金融服务与管理、530301 大数据与财务管理
商贸学院：530701 电子商务、530605 市场营销、530501 国际经济与贸易、530802 现代物流管理
机电学院：460301 机电一体化技术、460103 数控技术、460305 工业机器人技术、460113 模具设计与制造
艺术设计学院：550102 视觉传达设计、550106 环境艺术设计、550105 服装与服饰设计
护理与健康学院：520201 护理、520301 药学、520501 医学检验技术、520601 康复治疗技术
建筑工程学院：440301 建筑工程技术、440501 工程造价、440106 建筑室内设计
外语外贸学院：570201 商务英语、570205 商务日语
学前教育学院：570102K 学前教育、570103K 小学教育
工商管理学院：530601 工商企业管理、590202 人力资源管理
电子通信学院：510101 应用电子技术、510102 物联网应用技术、510301 现代通信技术
汽车学院：500211 汽车检测与维修技术、460702 新能源汽车技术
旅游学院：540101 旅游管理、540106 酒店管理与数字化运营
食品药品学院：490104 食品检验检测技术、490201 药品生产技术
生态环境学院：420802 环境工程技术、410202 园林技术
法律与公共管理学院：580401 法律事务、590201 民政服务与管理
`

export const universityDepartments = read(universities, 'bachelor')
export const vocationalDepartments = read(vocational, 'associate')

/** Doctors are taught in the same departments, under the same first level. */
export function doctorOf(master: CatalogueMajor): CatalogueMajor {
  return {
    ...master,
    code: `${master.code}B`,
    name: `${master.name}（博士）`,
    degree: 'doctor',
    studyYears: 4,
  }
}

function read(text: string, undergraduate: Degree): CatalogueDepartment[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', majors = ''] = line.split('：')
      return { name, majors: majors.split('、').map((it) => readMajor(it, undergraduate)) }
    })
}

function readMajor(text: string, undergraduate: Degree): CatalogueMajor {
  const [code = '', name = ''] = text.split(' ')
  const degree = code.length === 4 ? 'master' : undergraduate
  const isLong = name === '临床医学' || name === '建筑学'
  const isForTeachers = /^(0401|0402|5701)|^030503|^0451/.test(code)
  return {
    code,
    name,
    degree,
    studyYears: degree !== 'bachelor' ? 3 : isLong ? 5 : 4,
    isForTeachers,
  }
}
