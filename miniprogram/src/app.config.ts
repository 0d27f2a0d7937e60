export default defineAppConfig({
  pages: ['pages/home/index', 'pages/consent/index'],
  window: {
    navigationBarTitleText: '毕业通',
    navigationBarBackgroundColor: '#0958d9',
    navigationBarTextStyle: 'white',
    backgroundColor: '#f4f6fa',
    backgroundTextStyle: 'dark',
  },
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
})
