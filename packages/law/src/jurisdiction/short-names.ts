/** Peoples named in autonomous prefectures and counties; one-character names only with 族, since they are also place names. */
const peoples =
  '(?:蒙古|维吾尔|布依|朝鲜|哈尼|哈萨克|傈僳|拉祜|东乡|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|土家)族?|[回藏苗彝壮满侗瑶白傣黎佤畲水土羌怒京各]族';
const autonomous = new RegExp(`^(.{2,}?)(?:${peoples})+自治[州县旗]$`);

const provinces: Readonly<Record<string, string>> = {
  内蒙古自治区: '内蒙古',
  广西壮族自治区: '广西',
  西藏自治区: '西藏',
  宁夏回族自治区: '宁夏',
  新疆维吾尔自治区: '新疆',
  香港特别行政区: '香港',
  澳门特别行政区: '澳门',
};
/** Say a kind of place, not which: never usable without their city. */
const generic = new Set(['市中', '市辖', '新市', '城中']);

/** The name as people write it in a hurry; undefined where it would be shorter than two characters or say too little. */
export function shortNameOf(name: string, level: 'province' | 'city' | 'county'): string | undefined {
  if (level === 'province') return provinces[name] ?? name.replace(/[省市]$/, '');
  const people = autonomous.exec(name)?.[1];
  const short = people ?? name.replace(/(?:地区|新区|林区|特区|自治[州县旗]|[市县区盟旗])$/, '');
  return short.length < 2 || short === name || generic.has(short) ? undefined : short;
}
