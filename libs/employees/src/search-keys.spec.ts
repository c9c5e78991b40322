import { describe, expect, it } from '@jest/globals';
import { searchKeys, searchTerm } from './search-keys.js';

describe('Keys to find a person by', () => {
  it.each([
    ['王小明', 'wangxiaoming', 'wxm'],
    ['单雄信', 'shanxiongxin', 'sxx'],
    ['曾国藩', 'zengguofan', 'zgf'],
    ['欧阳修', 'ouyangxiu', 'oyx'],
    ['仇英', 'qiuying', 'qy'],
    ['解缙', 'xiejin', 'xj'],
    ['朴正欢', 'piaozhenghuan', 'pzh'],
    ['尉迟恭', 'yuchigong', 'ycg'],
    ['万俟卨', 'moqixie', 'mqx'],
    ['吕布', 'lvbu', 'lb'],
    ['张 伟', 'zhangwei', 'zw'],
    ['迪丽热巴·迪力木拉提', 'dilirebadilimulati', 'dlrbdlmlt'],
    ['Anna de Silva', 'annadesilva', 'ads'],
    ['JOSÉ', 'jose', 'j'],
    ['ＬＩ Ｎａ', 'lina', 'ln'],
  ])('read %s as %s and %s', (name, pinyin, initials) => {
    expect(searchKeys(name)).toMatchObject({ pinyin, initials });
  });

  it('find a Chinese name by any end of it', () => {
    expect(searchKeys('王小明').suffixes).toEqual(['王小明', '小明', '明']);
    expect(searchKeys('迪丽热巴·迪力木拉提').suffixes).toContain('迪力木拉提');
  });

  it('find a Latin name by any of its words', () => {
    expect(searchKeys('Anna de Silva').suffixes).toEqual(['anna de silva', 'de silva', 'silva']);
  });

  it('compare what was typed in the same form', () => {
    expect(searchTerm(' 欧阳 修 ')).toBe('欧阳修');
    expect(searchTerm('Ｓｉｌｖａ ')).toBe('silva');
  });
});
