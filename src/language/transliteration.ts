/** 译音常用字（据《世界人名翻译大辞典》英汉译音表常见用字归纳，只取不常作实词的和人名里最常见的） */
const characters = new Set('阿埃艾爱安昂奥澳巴拜班邦宝鲍贝本比彼宾波玻伯勃博卜布采蔡查昌茨达戴丹当道得德登邓狄迪蒂蒙丁东杜顿多厄恩尔法范方菲费芬丰冯弗福富盖甘冈高戈哥格葛根贡古瓜圭哈海罕汉豪赫黑亨洪胡华怀惠霍基吉季加贾简姜杰捷金津京喀卡凯坎康考柯科可克肯孔库夸奎昆拉莱赖兰朗劳勒雷蕾里理丽利莉连廉列烈林琳龙隆卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门孟米密缅明莫默墨姆木穆娜纳乃奈南内尼年涅宁牛纽农努诺欧帕派潘庞佩彭蓬皮匹平泼珀朴普漆奇齐恰乔钦青琼屈让热仁日荣茹儒若萨塞赛三桑沙莎山尚绍舍申圣施什石史士舒斯丝松苏索塔泰坦汤唐陶特滕提田铁廷通图托脱瓦万汪旺威韦为维伟卫魏温文翁沃乌吾武西希锡夏显香向肖谢欣辛兴休逊雅亚延扬耶叶伊依易因英雍尤约云泽曾扎詹占张章珍芝治朱卓兹宗祖佐翰密肯迪森')

/** True if every character is one that translators use for sounds. */
export function isTransliteration(text: string): boolean {
  for (const char of text) if (!characters.has(char)) return false
  return text !== ''
}
