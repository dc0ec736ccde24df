import { companyCases } from './company-case-table.ts';

/** Companies, public bodies and universities of the languages in which the product is sold. */
export const REGION_CASES = companyCases(`
TNT Post = PostNL : same : renamed
T-Mobile Nederland = Odido : same : renamed
de Volksbank = ASN Bank : same : renamed
Gaz de France = GDF : same : acronym that is the name
Pôle emploi = France Travail : same : renamed
Korian = Clariane : same : renamed
Kapsch BusinessCom = CANCOM Austria : same : renamed
HSH Nordbank = Hamburg Commercial Bank : same : renamed
Hennes & Mauritz AB = H&M : same : acronym that is the name
Belastingdienst = Dutch Tax Administration : same : the name in English
Politie = Dutch Police : same : the name in English
NMBS = SNCB : same : the name in the other language of the country
Europese Commissie = European Commission : same : the name in Dutch
Europäische Zentralbank = European Central Bank : same : the name in German
CERN = European Organization for Nuclear Research : same : the name written out
HMRC = HM Revenue & Customs : same : acronym that is the name
LMU München = Ludwig-Maximilians-Universität München : same : acronym that is the name
KU Leuven = Katholieke Universiteit Leuven : same : acronym that is the name
Universität zu Köln = University of Cologne : same : the name in English
Pemex = Petróleos Mexicanos : same : acronym that is the name
Albert Heijn = AH : related : two letters that others use too
Nederlandse Spoorwegen = NS : related : two letters that others use too
Nuon = Vattenfall : related : taken over
Delta Lloyd = Nationale-Nederlanden : related : taken over
Centraal Beheer = Achmea : related : brand of a group
Gaz de France = Engie : related : merged
Zara = Inditex : related : brand of a group
Bosch = BSH Hausgeräte : related : part of a group
Bell Canada = BCE : related : part of a group
Rode Kruis = Red Cross : related : national societies of one movement
Universiteit van Amsterdam = Vrije Universiteit Amsterdam : different : two universities of one town
TU München = LMU München : different : two universities of one town
Deutsches Rotes Kreuz = Nederlandse Rode Kruis : different : two national societies
Achmea = Aegon : different : two insurers
SAS Institute = Scandinavian Airlines : related : both are called SAS, which only holds a flag back
Merck Sharp & Dohme = EMD : different : the two companies called Merck
Nestlé = Danone : different : two well-known companies
`);
