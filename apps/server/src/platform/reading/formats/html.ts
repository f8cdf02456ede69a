import type { Bilingual } from '@redress/contract';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { maxHtmlNodes } from '../limits.ts';
import type { RawLine } from '../reading.ts';
import { decodeText, encodingOf, isUtf8 } from './decode.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A page as text: nothing of it is executed or fetched. */
export interface PageText {
  lines: RawLine[];
  notes: Bilingual[];
  /** RFC 3339 UTC, where the program that saved the page wrote it down. */
  savedAt?: string;
}

const neverShown = new Set(
  'head script style noscript template iframe object embed svg math audio video canvas datalist'.split(' '),
);
const breaking = new Set(
  (
    'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section select ' +
    'summary table tbody tfoot thead tr ul br textarea'
  ).split(' '),
);

const attribute = (node: Element, name: string) => node.attrs.find((a) => a.name === name)?.value;

/** Hidden by its own attributes. Style sheets are not applied, so a rule in one hides nothing here. */
function isHidden(node: Element): boolean {
  if (attribute(node, 'hidden') !== undefined) return true;
  if (node.tagName === 'input' && attribute(node, 'type')?.toLowerCase() === 'hidden') return true;
  const style = attribute(node, 'style')?.toLowerCase().replace(/\s+/g, '') ?? '';
  return /(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|opacity:0?\.?0*(?:;|!|$)|font-size:0(?:px|em|rem|pt|%)?(?:;|!|$))/.test(
    style,
  );
}

interface Walk {
  lines: RawLine[];
  current: string;
  /** Two elements met since the last text. */
  gap: boolean;
  title: string;
  comments: string[];
  scripts: number;
  hidden: number;
  cut: boolean;
}

/** Without recursion: a stranger's page may be nested a hundred thousand deep. */
function walk(root: Node): Walk {
  const state: Walk = {
    lines: [],
    current: '',
    gap: false,
    title: '',
    comments: [],
    scripts: 0,
    hidden: 0,
    cut: false,
  };
  const stack: (Node | 'break' | 'gap')[] = [root];
  for (let seen = 0; stack.length > 0; seen++) {
    if (seen > maxHtmlNodes) {
      state.cut = true;
      break;
    }
    const node = stack.pop() as Node | 'break' | 'gap';
    if (node === 'break') endLine(state);
    else if (node === 'gap') state.gap = true;
    else visit(node, state, stack);
  }
  endLine(state);
  return state;
}

function endLine(state: Walk): void {
  const text = state.current.trim();
  if (text !== '') state.lines.push({ text });
  state.current = '';
}

/**
 * Text after a boundary between two elements gets a blank, since label and value are mostly set apart by style alone;
 * an amount in parts (`¥` `98` `.00` `元`) stays whole.
 */
function addText(text: string, state: Walk): void {
  if (text === '') return;
  const whole = /[¥￥$.]$/.test(state.current) || /^[.元]/.test(text);
  if (state.gap && state.current !== '' && !whole) state.current += ' ';
  state.gap = false;
  state.current += text;
}

function visit(node: Node, state: Walk, stack: (Node | 'break' | 'gap')[]): void {
  if (node.nodeName === '#text') {
    addText((node as DefaultTreeAdapterTypes.TextNode).value.replace(/[ \t\n\f\r]+/g, ' '), state);
    return;
  }
  if (node.nodeName === '#comment') {
    if (state.comments.length < 5)
      state.comments.push((node as DefaultTreeAdapterTypes.CommentNode).data.slice(0, 2000));
    return;
  }
  if ('tagName' in node && !enter(node, state)) return;
  if (!('childNodes' in node)) return;
  const isBreak = 'tagName' in node && breaking.has(node.tagName);
  if (isBreak) {
    endLine(state);
    stack.push('break');
  }
  for (let i = node.childNodes.length - 1; i >= 0; i--) {
    const [child, before] = [node.childNodes[i] as Node, node.childNodes[i - 1]];
    stack.push(child);
    if ('tagName' in child && before !== undefined && 'tagName' in before) stack.push('gap');
  }
}

/** Notes what the element is; false when its content is not shown. */
function enter(node: Element, state: Walk): boolean {
  if (node.tagName === 'head') readHead(node, state);
  if (node.tagName === 'script') state.scripts++;
  if (neverShown.has(node.tagName)) return false;
  if (isHidden(node)) {
    if (node.tagName !== 'input') state.hidden++;
    return false;
  }
  if (node.tagName === 'input') addText(` ${attribute(node, 'value') ?? ''} `, state);
  return true;
}

function readHead(head: Element, state: Walk): void {
  for (const child of head.childNodes) {
    if (child.nodeName === 'title' && state.title === '') {
      state.title = (child as Element).childNodes
        .map((t) => ('value' in t ? t.value : ''))
        .join('')
        .trim();
    } else if (child.nodeName === 'script') state.scripts++;
    else if (child.nodeName === '#comment' && state.comments.length < 5)
      state.comments.push((child as DefaultTreeAdapterTypes.CommentNode).data.slice(0, 2000));
  }
}

const webAddress = /^https?:\/\/[^\s"'<>]{1,2000}$/;

/** What Chrome ("saved from url=(0042)https://…") and SingleFile ("url: …", "saved date: …") leave in a comment. */
function savedFrom(comments: readonly string[]): { url?: string; savedAt?: string } {
  for (const comment of comments) {
    const url = (/saved from url=\(\d{4}\)(\S+)/.exec(comment) ?? /^\s*url:\s*(\S+)/m.exec(comment))?.[1];
    const date = /^\s*saved date:\s*(.+)$/m.exec(comment)?.[1];
    const ms = date === undefined ? Number.NaN : Date.parse(date.replace(/\s*\(.*\)\s*$/, ''));
    if (url !== undefined && webAddress.test(url))
      return { url, ...(Number.isNaN(ms) ? {} : { savedAt: new Date(ms).toISOString() }) };
  }
  return {};
}

function notesOf(state: Walk): Bilingual[] {
  const notes: Bilingual[] = [];
  if (state.scripts > 0)
    notes.push({
      zh: `网页含 ${state.scripts} 段脚本，未执行，原样保存。`,
      en: `The page has ${state.scripts} scripts; none was run, all are kept as they are.`,
    });
  if (state.hidden > 0)
    notes.push({
      zh: `网页有 ${state.hidden} 处隐藏内容，浏览时看不到，未计入文字。`,
      en: `The page has ${state.hidden} hidden parts, not visible to a reader and not counted as its text.`,
    });
  if (state.cut)
    notes.push({
      zh: '网页过大，只读取了前面部分。',
      en: 'The page is too large; only its first part was read.',
    });
  return notes;
}

/** Visible text of an HTML document, title and address of origin first. `url` overrides what the page says. */
export function readHtml(html: string, url?: string): PageText {
  const state = walk(parse(html));
  const origin = savedFrom(state.comments);
  const address = url !== undefined && webAddress.test(url) ? url : origin.url;
  const first = [state.title, address].filter((part) => part !== undefined && part !== '').join(' ');
  return {
    lines: [...(first === '' ? [] : [{ text: first }]), ...state.lines],
    notes: notesOf(state),
    ...(origin.savedAt === undefined ? {} : { savedAt: origin.savedAt }),
  };
}

/** The text of an HTML file: byte order mark, then the declared charset, then what the bytes are. */
export function decodeHtml(bytes: Uint8Array): string {
  const found = encodingOf(bytes.subarray(0, 65_536));
  if (found?.startsWith('utf-16')) return decodeText(bytes, found);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const declared = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})/i.exec(head)?.[1];
  // A page that says GBK but is UTF-8 (re-saved by an editor) is read as what it is.
  if (isUtf8(bytes)) return decodeText(bytes, 'utf-8');
  return decodeText(bytes, declared && !/^utf-?(?:8|16)/i.test(declared) ? declared : (found ?? 'gb18030'));
}
