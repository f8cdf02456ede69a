import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run dev -w @redress/web`: pages with hot reload, the API from a server on 8080. `build`: hashed files in dist/. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: {
    port: 5173,
    proxy: {
      '/api': 'http://127.0.0.1:8080',
      '^/log/.+': 'http://127.0.0.1:8080',
      '/s/': 'http://127.0.0.1:8080',
    },
  },
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Nothing inlined: the server's content security policy allows files of our own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
});
