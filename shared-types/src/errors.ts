/** Every failure a caller can be told about. A code, once published, keeps its meaning. */
export const errorTable = {
  'invalid-input': { status: 400, message: '提交的内容有误，请检查后重试' },
  'unknown-operation': { status: 404, message: '没有这个功能，请更新后重试' },
  'sign-in-required': { status: 401, message: '请先登录' },
  'sign-in-refused': { status: 401, message: '账号或密码不正确' },
  'sign-in-locked': { status: 429, message: '登录失败次数过多，请稍后再试' },
  'too-many-requests': { status: 429, message: '操作过于频繁，请稍后再试' },
  'password-change-required': { status: 403, message: '首次登录请先修改密码' },
  'password-too-weak': {
    status: 400,
    message: '密码至少 8 位，须同时含字母和数字，且不能是常见密码或包含账号',
  },
  'password-wrong': { status: 400, message: '原密码不正确' },
  'cross-site': { status: 403, message: '请求来源不可信，请从本站页面操作' },
  'permission-denied': { status: 403, message: '您没有此功能的权限，请联系学校管理员' },
  'consent-required': { status: 403, message: '请先阅读并同意授权提示' },
  'consent-outdated': { status: 409, message: '授权内容已更新，请重新阅读并同意' },
  'face-required': { status: 403, message: '请先完成实名认证' },
  'face-only-in-wechat': { status: 409, message: '请在微信小程序中进行实名认证' },
  'face-failed': { status: 409, message: '实名认证未通过，请重试，或联系学校人工确认' },
  'binding-required': { status: 403, message: '请先绑定学籍' },
  'binding-refused': {
    status: 404,
    message: '未找到与您填写的信息一致的学籍，请核对后重试，或提交申诉',
  },
  'already-bound': { status: 409, message: '该微信已绑定学籍，如需更换请联系学校' },
  'student-bound': { status: 409, message: '该学生已绑定微信，请先解除绑定' },
  'not-bound': { status: 409, message: '该学生没有绑定微信，请刷新后查看' },
  'too-many-appeals': {
    status: 409,
    message: '您已有 3 件申诉尚未关闭，请在原申诉中补充说明，或关闭后再提交',
  },
  'not-found': { status: 404, message: '没有找到该记录' },
  'stale-version': { status: 409, message: '该记录已被修改，请刷新后重新审核' },
  'changed-elsewhere': { status: 409, message: '内容已在别处修改，请刷新后再提交' },
  'action-not-allowed': { status: 409, message: '当前状态下不能进行此操作，请刷新后查看' },
  'opinion-required': { status: 400, message: '请输入审核意见' },
  'review-own-edit': { status: 403, message: '学校已开启审核回避，不能审核本人添加或修改的记录' },
  'batch-completed': { status: 409, message: '选项中有“完成”和“中心待审”的记录，请重新选择。' },
  'batch-level1': { status: 403, message: '您没有权限审核[一级待审]的记录，请重新选择。' },
  'batch-not-reviewable': { status: 409, message: '选项中有当前不能审核的记录，请重新选择。' },
  'batch-empty': { status: 409, message: '没有符合条件的记录' },
  'batch-too-large': {
    status: 409,
    message: '符合条件的记录超过 5 万条，请缩小筛选范围后再批量审核',
  },
  'batch-changed': { status: 409, message: '符合条件的记录数已变化，请重新确认后再审核' },
  'fields-invalid': { status: 400, message: '有内容需要修改，请按提示检查' },
  'field-not-editable': { status: 400, message: '提交了不允许修改的内容，请刷新后重试' },
  'report-exists': { status: 409, message: '该学生已有此项上报，不能重复添加' },
  'reporting-closed': { status: 409, message: '该项上报当前未开放' },
  'no-reassignment': {
    status: 409,
    message: '没有改派申请，不能生成申请表；申请改派提交后再下载',
  },
  'file-refused': { status: 400, message: '文件不符合要求，请更换文件后重试' },
  'scanner-unavailable': {
    status: 503,
    message: '文件安全检查暂时没有响应，文件还没有收下，请稍后再试',
  },
  'file-too-large': { status: 413, message: '文件过大，请压缩后重试' },
  'workbook-refused': { status: 400, message: '无法读取该工作簿' },
  'mapping-incomplete': { status: 400, message: '请先为必填项选择对应的列' },
  'import-not-ready': { status: 409, message: '导入仍在检查或已经结束，请刷新后查看' },
  'nothing-to-import': { status: 409, message: '没有可以导入的数据' },
  'certificate-not-available': { status: 409, message: '派遣方案审核完成后才能领取电子证书' },
  'certificate-not-in-force': { status: 409, message: '该证书已不在有效状态' },
  'certificates-due-changed': {
    status: 409,
    message: '可签发的人数已变化，请重新预览后再签发',
  },
  'archive-exists': {
    status: 409,
    message: '此人本年度已有档案记录，请在列表中查找后修改',
  },
  'archive-not-on-roll': {
    status: 409,
    message: '学籍中没有此人。毕业生请先导入学籍；未毕业的人请选择“未毕业”并填写证件号码',
  },
  'too-many-rows': { status: 409, message: '符合条件的记录太多，请缩小筛选范围后再导出' },
  'export-reason-required': {
    status: 409,
    message: '超过导出限额，须填写理由，由另一名有审批权限的人员同意后导出',
  },
  'export-own-request': { status: 403, message: '不能审批自己申请的导出，请由另一名人员审批' },
  'export-expired': { status: 409, message: '导出文件已过期，请重新导出' },
  'signing-unavailable': {
    status: 503,
    message: '签章服务暂时没有响应，证书尚未签发，请稍后再试',
  },
  'verification-unavailable': { status: 503, message: '暂时无法核验，请稍后再试' },
  'captcha-required': {
    status: 401,
    message: '请输入图片中的字符；看不清可以换一张，或一分钟后直接登录',
  },
  'captcha-wrong': { status: 401, message: '图片验证码不正确或已失效，请重新输入' },
  'second-factor-required': { status: 401, message: '请输入身份验证器中的动态码，或一个恢复码' },
  'second-factor-wrong': { status: 401, message: '动态码不正确或已用过，请等待下一个动态码' },
  'second-factor-enrolment-required': {
    status: 403,
    message: '本单位要求使用动态码登录，请先绑定身份验证器',
  },
  'second-factor-compulsory': { status: 409, message: '学校或省中心要求使用动态码，不能停用' },
  'name-taken': { status: 409, message: '已有相同的名称或编号，请更换' },
  'in-use': { status: 409, message: '正在使用，不能删除' },
  'beyond-own-permissions': {
    status: 403,
    message: '不能授予或管理超出您自己权限的角色，请联系学校管理员',
  },
  'last-administrator': { status: 409, message: '此后将没有人能管理用户，请先指定另一名管理员' },
  'not-yourself': { status: 409, message: '不能停用、删除自己，或重置自己的密码' },
  'already-used': { status: 409, message: '该账号已登录过，不能删除，可以停用' },
  'administrator-role': { status: 409, message: '学校管理员角色由省中心发放，不能修改或删除' },
  'school-disabled': { status: 403, message: '所在学校已停用，请联系省就业指导中心' },
  'signature-refused': {
    status: 401,
    message: '签名无效，请核对密钥编号、密钥、签名原文和请求正文',
  },
  'clock-refused': {
    status: 401,
    message: '请求时间与服务器时间相差超过 5 分钟，请校准时钟后重新签名',
  },
  'request-replayed': { status: 401, message: '该请求已经收到过，请用新的随机数重新签名' },
  'partner-disabled': { status: 403, message: '该合作系统已停用，请联系省就业指导中心' },
  'scope-missing': { status: 403, message: '该合作系统没有此项查询权限，请联系省就业指导中心' },
  'consent-withdrawn': {
    status: 403,
    message: '本人已在毕业通撤回对该合作系统的授权，须由本人在毕业通“我的—授权记录”中恢复后再查询',
  },
  'quota-exceeded': { status: 429, message: '今日调用次数已达上限，请联系省就业指导中心' },
  'too-many-keys': { status: 409, message: '已有两个有效密钥，请先停用不再使用的一个' },
  'last-key': {
    status: 409,
    message: '至少保留一个有效密钥；要停止全部调用，请停用该合作系统',
  },
  'sandbox-only': { status: 403, message: '仅演示环境可用' },
  unexpected: { status: 500, message: '系统出现问题，请稍后再试' },
} as const satisfies Record<string, { status: number; message: string }>

export type ErrorCode = keyof typeof errorTable

/** What may travel to the caller beside the sentence: which fields, how long to wait, why a file was refused. */
export interface ErrorHint {
  problems?: readonly FieldProblem[]
  retryAfterSeconds?: number
  reason?: string
}

export interface FieldProblem {
  field: string
  message: string
}

/** A refusal we planned for. Anything else that is thrown is a defect and becomes `unexpected`. */
export class DomainError extends Error {
  override name = 'DomainError'
  constructor(
    readonly code: ErrorCode,
    /** Sent to the caller. */
    readonly hint: ErrorHint = {},
    /** For the log only; never personal data. */
    readonly detail: Record<string, unknown> = {},
    options?: ErrorOptions,
  ) {
    super(code, options)
  }
}
