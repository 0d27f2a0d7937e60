export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/consent/index',
    'pages/identity/index',
    'pages/face/index',
    'pages/me/index',
  ],
  // What only bound students need, fetched while they look at the first page.
  subPackages: [
    { root: 'pages/report', pages: ['index'] },
    { root: 'pages/certificate', pages: ['index'] },
    { root: 'pages/archive', pages: ['index'] },
    { root: 'pages/data', pages: ['index'] },
    { root: 'pages/partners', pages: ['index'] },
    { root: 'pages/appeals', pages: ['index', 'open/index', 'thread/index'] },
    { root: 'pages/announcements', pages: ['index', 'read/index'] },
    { root: 'pages/questions', pages: ['index', 'article/index'] },
  ],
  preloadRule: {
    'pages/home/index': {
      network: 'all',
      packages: [
        'pages/report',
        'pages/certificate',
        'pages/archive',
        'pages/appeals',
        'pages/announcements',
        'pages/questions',
      ],
    },
  },
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
