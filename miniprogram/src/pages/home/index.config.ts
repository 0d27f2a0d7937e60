export default definePageConfig({ navigationBarTitleText: '毕业通' })
