import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import './ui/pieces.css';
import './ui/print.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { queryClient } from './api/queries.ts';
import { initialLanguage, loadDictionary } from './i18n/language.ts';
import { LanguageProvider } from './i18n/language-provider.tsx';
import { router } from './routes.tsx';

// The content security policy forbids `new Function`, which zod would try for speed.
config({ jitless: true });

// A new version was installed while this page was open: its old files are gone, the address is still good.
// Only at the first moment of trouble, or a broken installation would reload for ever.
addEventListener('vite:preloadError', () => {
  if (performance.now() > 5000) location.reload();
});

const language = initialLanguage();
document.documentElement.lang = language;
const text = await loadDictionary(language);
const place = document.getElementById('root');
if (!place) throw new Error('index.html lacks #root');
createRoot(place).render(
  <QueryClientProvider client={queryClient}>
    <LanguageProvider language={language} text={text}>
      <RouterProvider router={router} />
    </LanguageProvider>
  </QueryClientProvider>,
);
