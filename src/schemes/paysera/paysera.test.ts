import { battery } from '../../core/scheme/battery.ts';
import { scheme } from './index.ts';

battery(scheme);
