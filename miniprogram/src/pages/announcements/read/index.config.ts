export default definePageConfig({ navigationBarTitleText: '公告内容' })
