export { createChance } from './chance.ts';
export { type MariaDb, mariadbProgram, startMariaDb } from './mariadb.ts';
export { createTestShop, type Placed, type TestShop } from './shop.ts';
