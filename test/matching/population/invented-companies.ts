import type { SeededRandom } from '../../../local/bench/population/seeded-random.ts';

/** One company with the ways in which people and CRM systems write it. */
export type InventedCompany = {
  name: string;
  spellings: readonly string[];
  domain: string;
  script: number;
};

type Script = {
  syllables: readonly string[];
  /** How many syllables make a name that is unlike the others. */
  length: number;
  spell: (stem: string) => readonly string[];
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Invented syllables of five scripts, with the legal forms that go with them. */
const SCRIPTS: readonly Script[] = [
  {
    syllables: [
      'bri',
      'vel',
      'tok',
      'mar',
      'zun',
      'phi',
      'dra',
      'gol',
      'nex',
      'sul',
      'qua',
      'wor',
      'hib',
      'cyl',
    ],
    length: 4,
    spell: (stem) => [
      capital(stem),
      `${capital(stem)} GmbH`,
      `${stem.toUpperCase()} Inc.`,
      `${capital(stem)}, S.A.`,
      `${capital(stem)} Holding`,
      `${capital(stem)} Germany`,
      `${capital(stem)} Research`,
    ],
  },
  {
    syllables: ['бри', 'вел', 'ток', 'мар', 'зун', 'фил', 'дра', 'гол', 'нек', 'сул'],
    length: 4,
    spell: (stem) => [capital(stem), `ООО ${capital(stem)}`, `АО «${capital(stem)}»`, stem.toUpperCase()],
  },
  {
    syllables: ['βρι', 'βελ', 'τοκ', 'μαρ', 'ζουν', 'φιλ', 'δρα', 'γολ', 'νεκ', 'συλ'],
    length: 4,
    spell: (stem) => [capital(stem), `${capital(stem)} Α.Ε.`, stem.toUpperCase()],
  },
  {
    syllables: ['鑫', '磊', '淼', '焱', '垚', '翔', '瀚', '昊', '曜', '骏', '麒', '岚'],
    length: 3,
    spell: (stem) => [stem, `${stem}有限公司`, `${stem}股份有限公司`],
  },
  {
    syllables: ['ミ', 'ゾ', 'ラ', 'ケ', 'ヌ', 'バ', 'ソ', 'テ', 'ヒ', 'ロ', 'ガ', 'ペ'],
    length: 5,
    spell: (stem) => [stem, `株式会社${stem}`, `${stem}株式会社`],
  },
];

/** Companies whose names do not resemble each other, Latin ones in the majority. */
export function inventCompanies(random: SeededRandom, count: number): InventedCompany[] {
  const seen = new Set<string>();
  const companies: InventedCompany[] = [];
  while (companies.length < count) {
    const number = random.chance(0.6) ? 0 : random.below(SCRIPTS.length);
    const script = SCRIPTS[number];
    if (script === undefined) continue;
    const stem = Array.from({ length: script.length }, () => random.oneOf(script.syllables)).join('');
    if (seen.has(stem)) continue;
    seen.add(stem);
    const spellings = script.spell(stem);
    const domain = `c${String(companies.length)}-works.example`;
    companies.push({ name: spellings[0] ?? stem, spellings, domain, script: number });
  }
  return companies;
}
