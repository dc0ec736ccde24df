import { companyCases } from './company-case-table.ts';

/** Forms that only the pair shows: slips, plurals, initials that leave words out; and public bodies with short names. */
export const FORM_PAIR_CASES = companyCases(`
Fabrikam GmbHs = Fabrikam GmbH : same : the plural of a form beside the form
Fabrikam Ltds = Fabrikam Ltd : same : the same in English
Fabrikam GmbJ = Fabrikam GmbH : same : one other letter beside the form
Fabrikam Ink = Fabrikam Inc : unknown : three letters with another one are a word
Fabrikam Goods = Fabrikam Good : unknown : a plural of a word that is no form
Fabrikam S. par A. S. = Fabrikam SAS : same : initials apart, as they are spoken
Fabrikam ДЗЗД = Fabrikam дружество създадено по закона за задълженията и договорите : same : initials that leave words out
Fabrikam НУДО = Fabrikam негосударственное учреждение дополнительного профессионального образования : same : an adjective left out
Fabrikam НКО = Fabrikam некоммерческая организация : same : the negation has a letter of its own
Fabrikam ДООО = Fabrikam общество с ограниченной ответственностью дочернее : same : initials in another order
Fabrikam ГБУЗ = Fabrikam : same : initials of a written-out form are a form
Fabrikam МБУДО = Fabrikam : same : the same for further education
Fabrikam ГБЗЖ = Fabrikam : unknown : four letters of no form
Fabrikam CV = Fabrikam gewone commanditaire vennootschap : same : the first adjective left out
Fabrikam EV = Fabrikam Electric Vehicle Batteries Venture : unknown : other words are not left out
Fabrikam SICAV = Fabrikam Soc. invest. capital variable : same : a French form in stems
Fabrikam Capital = Fabrikam : unknown : one word of that form is none
Отряд Фабрикам МЧС России = Отряд Фабрикам Министерства по чрезвычайным ситуациям : same : a ministry by its official short name
Отряд Фабрикам МЧС = Отряд Фабрикам МВД : unknown : two ministries
Школа Фабрикам СОШ = Школа Фабрикам средняя общеобразовательная школа : same : a kind of school
Отряд Контосо ФПС = Отряд Контосо федеральной противопожарной службы : same : a service, in another case
Отряд Контосо ФПС = Отряд Контосо государственной противопожарной службы : unknown : another service
Northwind NHS Foundation Trust = Northwind : same : a body that a British law creates
Autonoom Gemeentebedrijf Contoso = AGB Contoso : same : a Flemish body, in front
ГКП на ПХВ Контосо = Контосо : same : a Kazakh state enterprise with its right
HM Revenue and Customs = HMRC : same : a department by its official short name
Bundesministerium für Bildung und Forschung = BMBF : same : a ministry in German
Bundesministerium für Bildung und Forschung = BMAS : different : another ministry
Fabrikam (part of Wingtip) = Contoso (part of Wingtip) : related : two units that name one owner
Fabrikam (part of Wingtip) = Contoso (part of Litware) : different : two owners
Fabrikam (part of Wingtip) = Contoso (Wingtip) : different : a word in brackets is no owner
`);
