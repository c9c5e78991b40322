import { describe, expect, it } from '@jest/globals';
import { isForeignOrigin } from './is-foreign-origin.js';

describe('whether a form comes from another origin', () => {
  it.each([
    [false, { origin: 'https://id.example.cn', host: '10.0.0.1:3000' }],
    [false, { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }],
    [false, { host: 'id.example.cn' }],
    [false, { origin: 'null', 'sec-fetch-site': 'same-origin', host: 'id.example.cn' }],
    [true, { origin: 'https://evil.example', host: 'id.example.cn' }],
    [true, { origin: 'https://id.example.cn.evil.example', host: 'id.example.cn' }],
    [true, { origin: 'https://id.example.cn:444', host: 'id.example.cn' }],
    [true, { origin: 'null', host: 'id.example.cn' }],
    [true, { origin: 'null', 'sec-fetch-site': 'cross-site', host: 'id.example.cn' }],
    [true, { origin: 'null', 'sec-fetch-site': 'same-site', host: 'id.example.cn' }],
    [true, { origin: 'nonsense', host: 'id.example.cn' }],
  ])('%s: %j', (foreign, headers) => {
    expect(isForeignOrigin(headers, 'https://id.example.cn')).toBe(foreign);
  });
});
