import type { Text } from '../text.ts';

/** The page Agents: the roster, and one person. */
export const AGENTS_PAGE = {
  question: {
    en: "How is each person's work compared with their own usual?",
    zh: '每位坐席的工作与自身常态相比如何？'
  },
  hint: { en: 'Add an export of calls with an agent to see it.', zh: '添加含坐席的通话记录后即可查看。' },
  note: {
    en: 'A help for planning work and for a good conversation, never a score of a person. People are compared with their own past, not with each other.',
    zh: '用于安排工作和开展沟通，不是个人评分。每人只与自身过往相比，不与他人相比。'
  },
  roster: { en: 'Everybody, by number', zh: '全部坐席，按编号' },
  rosterSubtitle: {
    en: 'Period now; band: own usual range; tick: own previous period. Rows under {min} shifts are grey',
    zh: '本期数值；色带为自身常态区间，短线为自身上期；不足 {min} 个班次的行以灰色显示'
  },
  few: { en: 'under {min} shifts', zh: '不足 {min} 个班次' },
  agent: { en: 'Agent', zh: '坐席' },
  team: { en: 'Team', zh: '班组' },
  shifts: { en: 'Shifts', zh: '班次' },
  sameMix: { en: 'Handling time, same mix', zh: '处理时长（相同构成）' },
  sameMixMeaning: {
    en: 'Handling time at the mix of causes, directions and channels of everybody: mean of everybody × own time / time that the own mix takes at the means of everybody.',
    zh: '按全体的原因、方向与渠道构成折算的处理时长：全体均值 × 本人用时 ÷ 按全体均值完成本人构成所需用时。'
  },
  nothing: { en: 'nothing to count here', zh: '此处没有可计数的内容' },
  back: { en: 'All agents', zh: '全部坐席' },
  masked: { en: 'Name masked', zh: '姓名已隐藏' },
  shiftsCalls: { en: '{shifts} shifts, {calls} calls', zh: '{shifts} 个班次，{calls} 通话' },
  keyOwn: { en: 'own usual range', zh: '自身常态区间' },
  keyTeam: { en: 'team', zh: '班组' },
  onTeam: { en: 'on the team', zh: '较班组' },
  sheetTitle: { en: 'One-to-one: {name}', zh: '一对一面谈：{name}' },
  prepare: { en: 'Prepare a one-to-one', zh: '准备一对一沟通' },
  oneCall: { en: 'This call', zh: '本次通话' },
  unanswered: { en: 'not answered', zh: '未接通' },
  strips: { en: 'How the last shifts went', zh: '最近班次的情况' },
  stripsLong: {
    en: '{n} of the last {all} shifts held a stretch of over 90 min without a pause',
    zh: '最近 {all} 个班次中有 {n} 个出现超过 90 分钟无间歇'
  },
  stripsSubtitle: {
    en: 'Each row is one shift; line: over 90 min without a pause',
    zh: '每行一个班次；下划线为超过 90 分钟无间歇'
  },
  talk: { en: 'Talk', zh: '通话' },
  hold: { en: 'Hold', zh: '保持' },
  after: { en: 'After-call work', zh: '话后处理' },
  other: { en: 'Attempts, other', zh: '拨打及其他' },
  longest: { en: 'longest', zh: '最长' },
  contacts: { en: 'contacts', zh: '联系数' },
  busyFrom: { en: 'busy', zh: '占用' },
  parts: { en: 'Where the strain comes from', zh: '压力来源' },
  partsSubtitle: { en: 'Points added to the index; tick: mean of the team', zh: '对指数的贡献分；短线为班组均值' },
  partsFew: { en: 'Needs {min} scored shifts, has {n}', zh: '需要 {min} 个可评分班次，现有 {n} 个' },
  partsBounds: { en: 'Strain of one person needs shifts or agent status', zh: '个人压力需要班次或坐席状态数据' },
  partsFoot: { en: 'Recorded demands of the work, not how a person feels.', zh: '记录到的工作要求，不代表个人感受。' },
  points: { en: 'points', zh: '分' },
  strain: { en: 'Strain', zh: '压力指数' },
  byCause: { en: 'Handling time by cause', zh: '各原因的处理时长' },
  byCauseSubtitle: { en: 'Mean by cause, 95% interval; tick: team', zh: '各原因均值，含 95% 区间；短线为班组' },
  samePace: { en: 'Same cause, same pace as the team', zh: '相同原因，与班组节奏一致' },
  time: { en: 'time', zh: '时长' },
  mix: { en: 'Share of calls by cause', zh: '各原因通话占比' },
  mixSubtitle: { en: 'Share of calls with a known cause; tick: team', zh: '原因已知的通话占比；短线为班组' },
  mixMore: { en: 'More {cause} calls than the team', zh: '{cause}通话占比高于班组' },
  share: { en: 'share', zh: '占比' },
  onTeamPts: { en: 'on team', zh: '较班组' },
  needsCause: { en: 'needs cause', zh: '需要原因' },
  prompts: { en: 'For the next conversation', zh: '下次沟通' },
  promptsSubtitle: {
    en: 'Written from the figures; edit or strike out before you print',
    zh: '根据数据生成，打印前可修改或划去'
  },
  strike: { en: 'Strike out', zh: '划去' },
  keep: { en: 'Keep', zh: '保留' },
  restore: { en: 'Write anew', zh: '重新生成' },
  promptOf: { en: 'Prompt {n}', zh: '提示 {n}' },
  agreed: { en: 'What did we agree?', zh: '达成的约定' },
  agreedHint: { en: 'Notes stay on this computer.', zh: '笔记仅保存在本机。' },
  prompt: {
    long: {
      en: 'Ask how {day} went: {time} without a pause.',
      zh: '询问 {day} 的情况：连续 {time} 无间歇。'
    },
    mix: {
      en: 'Offer a turn off {cause} calls: {own} of calls, team {team}.',
      zh: '可考虑轮换{cause}通话：占 {own}，班组为 {team}。'
    },
    above: {
      en: '{measure} {value}, above own usual range {usual}: what changed?',
      zh: '{measure} {value}，高于自身常态 {usual}：有何变化？'
    },
    below: {
      en: '{measure} {value}, below own usual range {usual}: what changed?',
      zh: '{measure} {value}，低于自身常态 {usual}：有何变化？'
    },
    thanks: {
      en: 'Say thanks: satisfaction {value}, within or above own usual range.',
      zh: '表示感谢：满意度 {value}，处于或高于自身常态。'
    },
    inside: { en: '{measure} {value}: nothing to conclude.', zh: '{measure} {value}：暂不下结论。' },
    nothing: { en: 'Nothing to conclude from these figures.', zh: '这些数据暂不足以下结论。' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>;
