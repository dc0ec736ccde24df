import { behavesAsProfileIndex } from '../../contracts/profiles/profile-index.ts';
import { behavesAsProfileSource } from '../../contracts/profiles/profile-source.ts';
import { makeProfileIndexDouble } from './make-profile-index-double.ts';
import { ProfileSourceDouble } from './make-profile-source-double.ts';

describe('the source of the double', () => {
  behavesAsProfileSource(async (observations) => {
    const source = new ProfileSourceDouble();
    source.observations.push(...observations);
    return source;
  });
});

describe('the index of the double', () => {
  behavesAsProfileIndex(async () => makeProfileIndexDouble());
});
