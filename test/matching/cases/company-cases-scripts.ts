import { companyCases } from './company-case-table.ts';

/** Other scripts: equal where written equally, never by distance, and never across scripts. */
export const SCRIPT_CASES = companyCases(`
ООО Вектор = Вектор : same : Russian form in front
Вектор АО = ВЕКТОР : same : Russian form behind and case
Контосо = Фабрикам : different : nothing in common
Контосо = Kontoso GmbH Berlin : unknown : two scripts
Παπαγεωργίου = Παπαγεωργιου : same : Greek accent
株式会社サンプル = サンプル : same : Japanese form in front
サンプル株式会社 = 株式会社サンプル : same : Japanese form on either side
サンプル = サンブル : unknown : one other sign is another company
(株)サンプル = サンプル : same : Japanese form in brackets
南京云舟科技有限公司 = 南京云舟科技 : same : Chinese form
南京云舟科技股份有限公司 = 南京云舟科技有限公司 : same : another Chinese form
南京市云舟科技有限公司 = 南京云舟科技有限公司 : same : level of administration
云舟控股集团有限公司 = 云舟有限公司 : same : Chinese group words
南京云舟科技有限公司 = 南京云丹科技有限公司 : unknown : one other character is another company
南京云舟科技有限公司 = 南京雨舟科技有限公司 : unknown : one other character is another company
云舟科技有限公司 = 云舟投资有限公司 : unknown : another line of business
云舟科技有限公司 = 云舟有限公司 : unknown : line of business on one side
北京云舟有限公司 = 云舟有限公司 : related : place on one side
云舟银行股份有限公司南京分行 = 云舟银行南京分行 : same : form in the middle
云舟银行南京分行 = 云舟银行杭州分行 : unknown : branch of another town
云舟科技 = 海棠食品 : different : nothing in common
云舟 = Yunzhou : unknown : a reading is no equality
서울샘플 주식회사 = 서울샘플 : same : Korean form
서울샘플 = Seoul Sample : unknown : two scripts
`);
