import americanPublicBodies from './known-companies/american-public-bodies.json' with { type: 'json' };
import americas from './known-companies/americas.json' with { type: 'json' };
import asia from './known-companies/asia.json' with { type: 'json' };
import beneluxFinanceEnergy from './known-companies/benelux-finance-energy.json' with { type: 'json' };
import beneluxIndustry from './known-companies/benelux-industry.json' with { type: 'json' };
import beneluxServices from './known-companies/benelux-services.json' with { type: 'json' };
import britishFinanceEnergy from './known-companies/british-finance-energy.json' with { type: 'json' };
import britishIndustry from './known-companies/british-industry.json' with { type: 'json' };
import britishNordicPublicBodies from './known-companies/british-nordic-public-bodies.json' with { type: 'json' };
import china from './known-companies/china.json' with { type: 'json' };
import dutchPublicBodies from './known-companies/dutch-public-bodies.json' with { type: 'json' };
import easternEurope from './known-companies/eastern-europe.json' with { type: 'json' };
import englishSpeakingWorld from './known-companies/english-speaking-world.json' with { type: 'json' };
import frenchBelgianPublicBodies from './known-companies/french-belgian-public-bodies.json' with { type: 'json' };
import frenchDigital from './known-companies/french-digital.json' with { type: 'json' };
import frenchEnergyRetail from './known-companies/french-energy-retail.json' with { type: 'json' };
import frenchHealthFinance from './known-companies/french-health-finance.json' with { type: 'json' };
import frenchIndustry from './known-companies/french-industry.json' with { type: 'json' };
import frenchServices from './known-companies/french-services.json' with { type: 'json' };
import germanEngineering from './known-companies/german-engineering.json' with { type: 'json' };
import germanFinance from './known-companies/german-finance.json' with { type: 'json' };
import germanIndustry from './known-companies/german-industry.json' with { type: 'json' };
import germanMedia from './known-companies/german-media.json' with { type: 'json' };
import germanProducts from './known-companies/german-products.json' with { type: 'json' };
import germanPublicBodies from './known-companies/german-public-bodies.json' with { type: 'json' };
import germanServices from './known-companies/german-services.json' with { type: 'json' };
import internationalBodies from './known-companies/international-bodies.json' with { type: 'json' };
import italianPortugueseGreek from './known-companies/italian-portuguese-greek.json' with { type: 'json' };
import japan from './known-companies/japan.json' with { type: 'json' };
import nordicIndustry from './known-companies/nordic-industry.json' with { type: 'json' };
import nordicServices from './known-companies/nordic-services.json' with { type: 'json' };
import spanish from './known-companies/spanish.json' with { type: 'json' };
import swissAustrian from './known-companies/swiss-austrian.json' with { type: 'json' };
import universitiesBeneluxGerman from './known-companies/universities-benelux-german.json' with { type: 'json' };
import universitiesOfTheWorld from './known-companies/universities-of-the-world.json' with { type: 'json' };
import wellKnown from './known-companies.json' with { type: 'json' };

/** Every shipped table of known companies: by country, and the bodies and universities by language. */
export const KNOWN_COMPANY_TABLES = {
  wellKnown,
  americanPublicBodies,
  americas,
  asia,
  beneluxFinanceEnergy,
  beneluxIndustry,
  beneluxServices,
  britishFinanceEnergy,
  britishIndustry,
  britishNordicPublicBodies,
  china,
  dutchPublicBodies,
  easternEurope,
  englishSpeakingWorld,
  frenchBelgianPublicBodies,
  frenchDigital,
  frenchEnergyRetail,
  frenchHealthFinance,
  frenchIndustry,
  frenchServices,
  germanEngineering,
  germanFinance,
  germanIndustry,
  germanMedia,
  germanProducts,
  germanPublicBodies,
  germanServices,
  internationalBodies,
  italianPortugueseGreek,
  japan,
  nordicIndustry,
  nordicServices,
  spanish,
  swissAustrian,
  universitiesBeneluxGerman,
  universitiesOfTheWorld,
};
