/** Given names in use (public registers); with invented family names they make no real person. */
export const GIVEN_NAMES = (
  'Anna Lukas Emma Jonas Mia Paul Lena Felix Clara David Nora Simon Julia Erik Sofia Oskar Ida Anton Greta Hugo ' +
  'James Olivia William Amelia Thomas Grace Daniel Chloe Samuel Alice Robert Susan Michael Katherine Elizabeth ' +
  'Camille Antoine Louise Mathieu Manon Julien Élodie Benoît Amélie Théo Lucía Javier Carmen Diego Inés Álvaro ' +
  'Giulia Matteo Chiara Lorenzo Francesca Andrea Marta Piotr Zofia Jakub Hanna Tomáš Eva Ondřej Petra László ' +
  'Ingrid Lars Astrid Søren Freja Mikkel Aino Juhani Maarit Pieter Anouk Willem Femke Joost Ayşe Mehmet Elif Emre ' +
  'Priya Arjun Ananya Vikram Meera Rohan Yuki Haruto Sakura Ren Ji-woo Min-jun Wei Xin Li-hua Jun Fatima Omar ' +
  'Layla Yusuf Zainab Karim Amara Kwame Chidi Ngozi Thabo Lerato Mateo Valentina Thiago Beatriz João Larissa'
).split(' ');

/** First and second halves: 40 x 34 family names of the same make, and company names of their own. */
export const FAMILY_STARTS = (
  'Ald Bran Cal Dor Eb Fal Gar Hol Isen Jor Kel Lang Mar Nor Ost Pell Quil Ros Stan Thorn Ulm Vel Wes Yar Zim ' +
  'Berg Clay Dun Elm Fors Green Hart Ing Kron Lind Mos Nev Over Prest Rav'
).split(' ');
export const FAMILY_ENDS = (
  'acre ander berg bury by dale den dorf eger ell ens feld ford gaard hagen ham holm house inger kamp land ley ' +
  'mann mere more nik quist ridge sen stad strom thal ton wick'
).split(' ');

export const COMPANY_STARTS = (
  'Aster Bryn Cerul Drav Elva Ferro Glim Hexa Ivor Jun Kastel Lumi Mero Nexo Orbi Pyra Quanta Rhen Solva Tarn ' +
  'Umbra Vanta Wexa Xylo Ytter Zephy Arbo Cobal Dyna Estra Fyr Grano Hali Jaspa Kora Lyra'
).split(' ');
export const COMPANY_ENDS =
  'bron cast dane fell gard hurst ion kris lund mont nova rill stone trix via wick'.split(' ');
export const SECTORS = (
  'Logistics|Pharma|Robotics|Insurance|Foods|Energy|Software|Textiles|Optics|Shipping|Chemicals|Bank|Consulting|' +
  'Medical|Packaging|Telecom|Aerospace|Water|Tools|Media'
).split('|');
export const LEGAL_FORMS = [
  '',
  '',
  ' GmbH',
  ' AG',
  ' Ltd',
  ' Inc.',
  ' SA',
  ' B.V.',
  ' AB',
  ' S.p.A.',
  ' plc',
];

export const TITLES = (
  'Account Executive|Chief Financial Officer|Head of Procurement|Sales Manager|Software Engineer|Plant Manager|' +
  'Marketing Director|HR Business Partner|Supply Chain Manager|Controller|Product Manager|Key Account Manager|' +
  'Quality Engineer|IT Director|Legal Counsel|Operations Lead'
).split('|');

export const PLACES = [
  { city: 'Oslo', country: 'Norway' },
  { city: 'Hamburg', country: 'Germany' },
  { city: 'Lyon', country: 'France' },
  { city: 'Leeds', country: 'United Kingdom' },
  { city: 'Turin', country: 'Italy' },
  { city: 'Austin', country: 'United States' },
  { city: 'Utrecht', country: 'Netherlands' },
  { city: 'Pune', country: 'India' },
] as const;
