import { defineStockProblem } from './define-problem.js';

export const Forbidden = defineStockProblem('Forbidden');
export const NotFound = defineStockProblem('NotFound');
export const Conflict = defineStockProblem('Conflict');
export const RateLimited = defineStockProblem('RateLimited');
export const Busy = defineStockProblem('Busy');
export const InvalidInput = defineStockProblem('InvalidInput');

/** Members of every mutation's union. */
export const STOCK_PROBLEMS = [Forbidden, NotFound, Conflict, RateLimited, Busy, InvalidInput];
