import { battery } from '../../core/scheme/battery.ts';
import { scheme } from './index.ts';
import vectors from './vectors.json' with { type: 'json' };

battery(scheme, vectors);
