export default definePageConfig({ navigationBarTitleText: '授权温馨提示' })
