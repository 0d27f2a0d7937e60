import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const gateway = { target: 'http://127.0.0.1:8080', changeOrigin: false }

export default defineConfig({
  base: '/',
  plugins: [react()],
  build: { outDir: 'dist', target: 'es2022', chunkSizeWarningLimit: 900 },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/call': gateway, '/storage': gateway } },
})
