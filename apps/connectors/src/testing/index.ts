export { createChance } from './chance.ts';
export { createDay, type Day, type Fate, type Life } from './day.ts';
export { type MariaDb, mariadbProgram, startMariaDb } from './mariadb.ts';
export { createTestShop, type Placed, type TestShop } from './shop.ts';
