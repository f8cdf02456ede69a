import { Link, Outlet } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { languages, useLanguage } from '../i18n/language.ts';
import { buttonClass } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';

/** Header, banner when offline, main, footer: the frame of every page. */
export function Shell() {
  const t = useLanguage().text.common;
  return (
    <>
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <SiteHeader />
      <OfflineBanner />
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <SiteFooter />
    </>
  );
}

function SiteHeader() {
  const t = useLanguage().text.common;
  return (
    <header className="site-header">
      <div className="wrap site-header-row">
        <Link to="/" className="brand">
          <img src="/icon.svg" alt="" width="32" height="32" />
          <span className="brand-name">{t.brand}</span>
          <span className="brand-line">{t.brandLine}</span>
          <span className="visually-hidden">{t.home}</span>
        </Link>
        <LanguageSwitch />
      </div>
    </header>
  );
}

function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className={buttonClass('quiet')} lang={other} onClick={() => choose(other)}>
      {languages[other]}
    </button>
  );
}

function subscribeOnline(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

function OfflineBanner() {
  const t = useLanguage().text.common;
  const online = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  return (
    <div role="status">
      {!online && (
        <div className="offline">
          <div className="wrap offline-row">
            <Icon name="offline" /> {t.offline}
          </div>
        </div>
      )}
    </div>
  );
}

function SiteFooter() {
  const t = useLanguage().text.common;
  return (
    <footer className="site-footer">
      <div className="wrap">
        <nav aria-label={t.tools} className="footer-links">
          <Link to="/receipt">{t.footerReceipt}</Link>
          <Link to="/verify">{t.footerVerify}</Link>
          <Link to="/log">{t.footerLog}</Link>
          <Link to="/diagnose">{t.footerDiagnose}</Link>
          <Link to="/deadline">{t.footerDeadline}</Link>
          <Link to="/offices">{t.footerOffices}</Link>
          <Link to="/console">{t.footerConsole}</Link>
        </nav>
        <p className="hint">{t.footerFree}</p>
      </div>
    </footer>
  );
}
