import { describe, expect, it } from '@jest/globals';
import { nameTokens } from './name-tokens.js';

describe('forms of a name', () => {
  it('of 张晓明 are those of the detection recipe', () => {
    expect(nameTokens('张晓明')).toEqual([
      '张晓明',
      '晓明',
      'zhang',
      'xiaoming',
      'zhangxiaoming',
      'xiaomingzhang',
      'xiao',
      'ming',
      'zxm',
      'xmz',
      'zxiaoming',
      'zhangxm',
      'xmzhang',
    ]);
  });

  it('a compound surname is one surname', () => {
    expect(nameTokens('欧阳娜娜')).toEqual(
      expect.arrayContaining(['ouyang', 'nana', 'nanaouyang']),
    );
    expect(nameTokens('欧阳娜娜')).not.toContain('yangnana');
  });

  it('a surname is read as one, the everyday reading is kept beside it', () => {
    expect(nameTokens('单雄信')).toEqual(expect.arrayContaining(['shanxiongxin', 'danxiongxin']));
    expect(nameTokens('曾黎')).toEqual(expect.arrayContaining(['zengli', 'cengli']));
  });

  it('ü is spelled in every way', () => {
    expect(nameTokens('吕布')).toEqual(expect.arrayContaining(['lvbu', 'lubu', 'lyubu']));
  });

  it('a transcribed name has pieces and no surname', () => {
    const tokens = nameTokens('迪丽热巴·迪力木拉提');
    expect(tokens).toEqual(expect.arrayContaining(['迪丽热巴', 'dilireba', 'dlrb', 'dilimulati']));
  });

  it('of a Latin name are its pieces, both orders and initials', () => {
    expect(nameTokens('John Smith')).toEqual([
      'john',
      'smith',
      'johnsmith',
      'smithjohn',
      'js',
      'jsmith',
      'johns',
    ]);
  });
});
