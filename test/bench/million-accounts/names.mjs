import { skewed } from './draws.mjs';

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔单',
  '欧阳',
  '司马',
  '尉迟',
];
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华建文玉红春海金国志小秀晓雪梅飞龙云鹏宇浩欣怡子轩梓涵雨泽思嘉佳俊博',
];
const FIRST = 'Anna José Peter Maria Wang Ahmed Olga Ivan Sofia Kenji Priya Liam Zoë'.split(' ');
const LAST = 'Smith García Müller Chen Novak Silva Khan Dubois Wagner Zhukov Tanaka'.split(' ');
const LATIN_SHARE = 0.08;

/** A person's name: most Chinese with one or two given characters, some Latin. */
export function drawName(draw) {
  if (draw() < LATIN_SHARE) return `${skewed(FIRST, draw)} ${skewed(LAST, draw)}`;
  const given = skewed(GIVEN, draw) + (draw() < 0.75 ? skewed(GIVEN, draw) : '');
  return skewed(SURNAMES, draw) + given;
}
