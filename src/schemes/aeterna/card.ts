import type { SchemeCard } from '../../core/scheme/define.ts';

/** aeterna.biz/docs, which has authentication only; paths, bodies and errors of the sandbox are ours. */
export const card: SchemeCard = {
  id: 'aeterna',
  name: 'Aeterna',
  line: 'HMAC-SHA256 headers over timestamp and e-mail; webhooks signed over the raw body',
  tags: ['HMAC-SHA256', 'headers', 'webhook'],
  docs: 'https://aeterna.biz/docs',
};
