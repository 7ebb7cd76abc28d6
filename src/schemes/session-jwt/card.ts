import type { SchemeCard } from '../../core/scheme/define.ts';

/** No link: the document that this is taken from names no vendor, and none could be found. */
export const card: SchemeCard = {
  id: 'session-jwt',
  name: 'Session JWT',
  line: 'Log in for an RS256 token of 30 minutes, refresh for two days, or send an API key; vendor not identified',
  tags: ['JWT', 'RS256', 'refresh token', 'API key'],
};
