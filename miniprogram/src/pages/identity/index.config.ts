export default definePageConfig({ navigationBarTitleText: '实名认证 / 学籍绑定' })
