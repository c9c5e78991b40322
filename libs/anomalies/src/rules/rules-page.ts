import { RULES } from './index.js';

/** `docs/rules.md`: every rule as it is in the code. */
export function rulesPage(): string {
  const sections = RULES.map(({ name, version, parameters, failuresOnly, explanation }) => {
    const figures = Object.entries(parameters).map(([figure, value]) => `\`${figure}\` ${value}`);
    return [
      `## \`${name}\`, version ${version}`,
      '',
      explanation.en,
      '',
      explanation['zh-CN'],
      '',
      ...(figures.length > 0 ? [`Goes by: ${figures.join(', ')}.`, ''] : []),
      ...(failuresOnly ? ['Made of failures alone: never takes anybody’s access.', ''] : []),
    ].join('\n');
  });
  return ['# Rules for unusual sign-ins', '', ...sections].join('\n');
}
