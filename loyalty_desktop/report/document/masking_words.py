"""The words by which names are told in comments: frequent family names, titles, and words that look like names."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FAMILY_NAMES = _words("""
    三上 三好 三宅 三浦 上原 上田 上野 下村 中井 中尾 中山 中島 中川 中村 中沢 中澤 中田 中西 中野 丸山 丹羽
    久保 久保田 亀井 五十嵐 井上 今井 今村 伊藤 佐々木 佐藤 佐野 児玉 八木 内山 内田 内藤 前田 加藤 北川 北村
    千葉 南 原 原田 古川 古田 古賀 吉原 吉岡 吉川 吉村 吉田 向井 和田 土井 土屋 坂井 坂口 坂本 堀 堀内 堀江 堤
    塚本 増田 大久保 大塚 大島 大川 大木 大森 大橋 大石 大西 大谷 大野 天野 太田 奥村 奥田 宇野 安田 安藤 宮崎
    宮川 宮本 宮田 富田 小倉 小山 小島 小川 小松 小林 小池 小沢 小澤 小田 小西 小野 尾崎 山下 山中 山内 山口
    山崎 山本 山根 山田 岡 岡崎 岡本 岡村 岡田 岩崎 岩本 岩田 岸本 島田 川上 川口 川島 川崎 川村 川田 川端 工藤
    市川 平井 平田 平野 広瀬 廣瀬 後藤 徳永 成田 戸田 斉藤 斎藤 新井 早川 星 星野 服部 望月 木下 木村 本田 本間
    杉山 杉本 村上 村井 村山 村田 東 松下 松井 松原 松尾 松岡 松本 松村 松浦 松田 林 柳沢 柴田 栗原 根本 桑原
    桜井 梅田 森 森下 森山 森本 森田 植田 榎本 樋口 横山 橋本 武田 水野 永井 池田 沢田 河合 河野 泉 津田 浅井
    浅野 浜田 清水 渋谷 渡辺 渡邉 渡邊 渡部 滝沢 澤田 濱田 熊谷 片山 牧野 田中 田代 田口 田島 田村 田辺 甲斐
    畠山 白石 相馬 矢野 石井 石原 石塚 石川 石橋 石田 神田 福井 福島 福本 福田 秋山 稲垣 窪田 竹内 竹田 篠原
    荒井 荒木 菅原 菊地 菊池 萩原 落合 藤井 藤原 藤本 藤田 西 西山 西川 西本 西村 西田 谷 谷口 豊田 辻 近藤 遠藤
    酒井 野口 野崎 野村 野田 金子 金田 鈴木 長尾 長田 長谷川 門田 関 関口 阿部 青木 須田 須藤 飯塚 飯田 馬場
    高山 高島 高木 高橋 高瀬 高田 高野 黒木 黒田 齊藤 齋藤
""")
"""The most frequent family names of Japan: told as names without an honorific too, before or after a title."""
GIVEN_NAMES = _words("""
    一郎 太郎 次郎 二郎 三郎 四郎 五郎 健太郎 慎太郎 龍太郎 竜太郎 裕太郎 凛太郎 孝太郎 幸太郎 宗一郎 健一郎 真一郎
    健 誠 学 隆 茂 実 進 勇 清 豊 剛 聡 敏 稔 浩 博 洋 徹 亮 翔 蓮 湊 樹 悟 昇 勝 修 明 淳 潤 薫 弘 正 武 守 純 陽 駿
    健一 健二 健司 健太 健介 健人 浩一 浩二 浩司 浩之 隆之 隆志 隆史 和也 和夫 和男 和彦 和樹 和広 和宏 正樹 正人
    正和 正男 正夫 正雄 正義 直樹 直人 直也 秀樹 秀明 秀夫 秀雄 英樹 英明 英雄 英夫 裕之 裕二 裕介 裕太 祐介 祐樹
    雄介 雄太 雄一 雄二 大輔 大介 大樹 大輝 大地 大翔 達也 達郎 拓也 拓哉 拓真 拓海 哲也 哲夫 哲郎 智也 智之 智史
    翔太 翔平 翔吾 悠斗 悠人 悠真 悠太 陽斗 陽太 陽介 陽翔 颯太 蒼太 蒼汰 蒼真 奏太 涼太 涼介 亮太 亮介 良太 良介
    良平 良一 修平 修一 修二 純一 順一 淳一 潤一 俊介 俊輔 俊之 俊夫 俊雄 俊彦 敏夫 敏雄 敏之 義男 義雄 義明 義之
    幸雄 幸男 幸夫 幸一 幸司 孝之 孝夫 孝志 貴之 貴志 貴史 貴大 康弘 康之 康介 康平 康夫 泰之 靖之 恭平 恭介 慎一
    慎也 真一 真也 真司 伸一 信一 信也 信夫 信雄 賢一 賢治 賢二 憲一 憲司 研一 謙一 光男 光雄 光一 一男 一夫 一雄
    克彦 克己 勝也 勝彦 昭夫 昭雄 昭彦 明彦 明夫 晃一 晴彦 春樹 春男 文雄 文男 文彦 邦夫 邦彦 武志 武史 毅 博之
    博文 博史 弘之 弘樹 宏之 宏樹 圭介 圭一 啓介 啓太 敬太 敬一 慶太 慶一 洋平 洋介 洋一 洋二 優斗 優太 優樹 勇気
    勇太 勇人 勇樹 隼人 駿介 竜也 龍之介 竜之介 航平 航太 昌弘 昌幸 雅之 雅人 雅彦 雅也 雅弘 章 彰 茂樹 芳雄 辰雄
    花子 幸子 和子 洋子 陽子 恵子 京子 節子 敏子 久子 弘子 裕子 祐子 由美子 久美子 真由美 智子 直子 純子 順子 淳子
    明子 昭子 良子 美智子 美和子 美奈子 美佐子 美代子 恵美子 喜美子 富美子 千恵子 千代子 真理子 麻里子 由紀子 有希子
    亜希子 亜紀子 加奈子 佳奈子 香奈子 理恵子 登美子 悦子 信子 道子 光子 正子 静子 貞子 芳子 愛子 啓子 敬子 桂子
    圭子 礼子 玲子 典子 紀子 規子 法子 育子 郁子 郷子 泰子 康子 靖子 康代 雅子 晶子 章子 彰子 祥子 聖子 涼子 亮子
    友子 朋子 知子 朝子 朋美 智美 友美 知美 奈美 菜美 麻美 直美 尚美 尚子 久美 明美 成美 晴美 春美 裕美 弘美 広美
    博美 宏美 浩美 由美 真美 仁美 瞳 恵美 絵美 恵理 絵理 絵里 恵里 里美 理美 聡美 悟美 美咲 美希 美紀 美樹 美穂 美保
    美和 美香 美佳 美加 美奈 美菜 美月 美優 美羽 美桜 真由 真弓 真理 真央 麻衣 舞 愛 愛美 愛菜 愛莉 彩 彩香 彩花
    彩乃 彩加 綾 綾香 綾子 綾乃 綾奈 文子 史子 郁美 千尋 千春 千夏 千秋 千恵 千晴 千佳 沙織 佐織 詩織 香織 伊織
    加奈 佳奈 香奈 里奈 理奈 莉奈 玲奈 怜奈 杏奈 杏子 優奈 優子 優花 優香 裕香 由香 由佳 由紀 由貴 有紀 有希 友紀
    友香 友里 友理 百合子 百合 早紀 沙紀 咲希 咲良 桜子 陽菜 結衣 結菜 結愛 葵 凛 芽衣 心春 七海 菜々子 奈々子 奈々
    菜摘 夏美 夏希 夏子 春香 遥 遥香 春菜 晴香 晴子 春子 秋子 冬子 雪子 幸恵 幸代 和恵 和代 和美 良美 良江 芳江
    文江 静江 信江 君江 初江 澄江 純江 光江 光代 昌代 正代 弥生 若菜 若葉 梨花 梨沙 理沙 里沙 里香 梨香 理香 理恵
    理絵 利恵 梨恵 紗季 紗希 沙也加 沙耶 紗耶香 明日香 亜美 亜衣 亜由美 歩美 歩 渚 楓 茜 梓 忍 操 望 円 恵
""") - _words("望 円 進 豊 明 正 武 守 実 学 歩 操 忍 勇 清 昇 勝 修 大地 愛 若葉 弥生 樹 桜子")
"""Frequent given names: with a family name before them they tell a person for sure. Words are left out."""
GIVEN_NAMES_KANA = _words("""
    たろう いちろう じろう さぶろう けんたろう けんじ けんいち けんた こうじ こういち しょうた しょうへい だいすけ
    だいき たくや たつや てつや ともや なおき なおと ひでき ひろし ひろゆき ひろき まさと まさき まさひろ まさし
    ゆうすけ ゆうた ゆうじ ゆうき ゆうと りょうた りょうすけ かずや かずき かずお はなこ ようこ けいこ きょうこ
    ゆうこ ゆみこ くみこ ともこ なおこ じゅんこ あきこ よしこ みちこ えみこ まりこ ゆきこ かなこ れいこ のりこ
    やすこ まさこ ともみ なおみ くみ あけみ はるみ ひろみ まゆみ えみ さとみ みさき みゆき みほ まい あやか あやの
    ちひろ さおり しおり かおり えり りな れな ゆか ゆかり ゆい さくら ひなた ななこ なつみ はるか みどり めぐみ
    さゆり あゆみ いずみ すみれ ひかり あかり かえで つばさ
""") - _words("ひかり みどり いずみ つばさ さくら すみれ まい えり くみ ゆか")
"""The same written in kana."""
TITLES = "|".join(
    sorted(
        _words("""
    店長 副店長 部長 課長 係長 主任 社長 専務 常務 支店長 所長 院長 教授 マネージャー マネジャー チーフ スタッフ
    店員 販売員 スタイリスト 美容師 看護師 医師 運転手 ドライバー 先生 選手 担当者 担当
""")
    )
)
BEFORE_NAMES = _words("""
    上司 主任 今回 今日 係 係員 先日 先輩 前回 副店長 医師 友人 受付 同僚 営業 女性 店員 店舗 店長 当日 後輩
    担当 担当者 接客 支店 支店長 新人 昨日 本店 本日 特 男性 看護師 知人 社長 窓口 美容師 課長 販売員 責任者
    運転手 部長 隣 電話
""")
"""Words that are written together with a name after them: 担当田中様."""
NO_NAMES = _words("""
    お嬢 一 一同 一見 七夕 上司 不動産屋 両 両者 両親 中学生 主 主人 乳児 亀 亭主 仏 他 他人 他社 仲居 仲間 企業
    会社 会計士 伯母 伯父 何 何方 作家 係 保育士 兄 先生 先輩 兎 児童 全 八百屋 其 其方 助手 区 友人 友達 叔母
    叔父 受付 受験生 古本屋 司法書士 各 各社 同 同僚 名 和菓子屋 唐 営業 国 園児 地蔵 坊 坊主 売店 外人 外国人
    多 多種多 大人 大学生 大家 大将 大工 大黒 天使 天皇 太陽 夫 奥 女 女の子 女子 女将 女性 妹 妻 姉 姑 姫 娘 婆
    婿 嫁 嬢 子 子供 学生 孫 宅配屋 実習生 客 家内 富士 専門家 専門店 尋常一 小学生 尼 居酒屋 山 左 巫女 市 常連
    幼児 床屋 店 店員 店舗 店長 府 弁護士 弊社 弟 当人 当社 役所 役者 彼 彼女 彼氏 後輩 御 御一同 御両親 御主人
    御子 御客 御店 御本人 御社 御近所 御連 御陰 息子 恵比寿 担当 掃除屋 携帯屋 支店 政治家 整備士 文房具屋
    料理長 新人 旦那 星座 暴 月 有 服屋 本人 本屋 本社 本部 村 板前 栄養士 案内人 業者 様 歌手 此 此方 殿 殿下
    母 消防士 漁師 熊 父 爺 片 犬 猫 猿 玄人 王 王女 王子 生徒 男 男の子 男子 男性 町 画家 留学生 番頭 病人 皆
    皆々 皆様方 皇后 県 知人 研修生 祖母 祖父 神 神主 税理士 稲荷 管理人 米屋 素人 細 老人 職人 肉屋 自社
    自転車屋 舅 花屋 芸能人 若 若女将 菓子屋 薬屋 親 親御 観音 記者 誰 諸 象 貴 貴女 貴方 貴社 赤 農家 近所 連れ
    運転手 選手 部下 郵便屋 都 酒屋 銀行 閣下 陛下 陰 隣 雷 電器屋 電気屋 靴屋 顧客 飲食店 馬 高校生 鬼 魚屋 鳥
""")
"""Words before さん and 様 that are no names."""
ROLE_ENDINGS = tuple(
    sorted(
        _words("""
    世代 両 主人 亭 仏 仕 会 会長 係 係長 個人 側 医 同 同士 員 団体 園 園長 夫婦 女性 婦 客 家族 寺 寿司 局 屋
    師 年配 庁 店 店長 庵 所長 手 支店長 教授 方 旦那 校 校長 業 模 理人 男性 異 皆 省 社 社長 署 者 職人 荘 課
    課長 軒 達 部 部長 銀行 院 院長 館 館長 駅長 高齢 鮨
""")
    )
)
"""What words for people without a name end with: 店員, 販売員, 花屋, 妊婦."""
NAMES_ENDING_SO = _words("""
    三枝 上手 中屋 井手 古屋 園部 土屋 土方 塩屋 大屋 守屋 安部 尾方 山方 岡部 服部 棟方 武者 河合 渋屋 渡部
    田部 相模 矢部 磯部 粟屋 綾部 緒方 行方 角屋 軽部 鍋屋 長屋 長部 関屋 阿部
""")
"""Names that end like such words all the same."""
NO_KATAKANA = _words("""
    アイドル アシスタント アドバイザー アルバイト アーティスト イヌ インストラクター エステティシャン エリア
    エンジニア オカア オキャク オジ オトウ オニイ オネエ オバ オペレーター オーナー カスタマー カップル カフェ
    カメラマン ガイド キャスト キャビンアテンダント クライアント クリーニング クルー ケアマネ ケアマネージャー
    ケーキ ゲスト コンサルタント コンシェルジュ コンビニ コールセンター サポート サラリーマン サンタ サービス
    シェフ シニア ショップ ジイ スタイリスト スタッフ スーパー センター セールス セールスマン ソムリエ タク
    タクシー タレント チーフ ディレクター ディーラー デザイナー デパート トップ トレーナー ドクター ドライバー
    ナース ニイ ニャン ネイリスト ネエ ネコ バア バイト バイヤー バス バーテンダー パイロット パパ パン パート
    ファミリー ファン フロント プロ プロデューサー ヘルパー ベテラン ペット ホテル マスター マネジャー
    マネージャー ママ ミナ メンバー メーカー モデル ユーザー ラーメン リーダー レジ レストラン ワン
""")
"""Words in katakana before さん that are no names."""
NO_HIRAGANA = tuple(
    sorted(
        _words("""
    あか あね いもうと いろいろ うさぎ お おう おかあ おかげ おきゃく おく おくさま おこ おじ おじい おせわ おっ
    おつかれ おつき おとう おとうと おにい おねえ おば おばあ おひさま おひめ おふくろ おまわり おやこ おやじ
    かあ かた かみ くま ご ごくろう ごちそう さま さる じい じょう ぞう たいせつな たく だく だんな とう どちら
    なに にい にゃん ねえ ばあ ひと ふじ ほとけ ぼう まい まご みな むすこ むすめ やつ よそ よめ わん
""")
    )
)
"""What words in hiragana before さん end with that are no names: たく, おかあ, みな."""
NOT_AFTER_CALLED = tuple(
    sorted(
        _words("""
    いい き すてき ちょっと なし ひ よい わか 不明 伏せ 伝え 出 分か 匿名 変 忘 控え 書 無 知 確認 秘密 素敵 聞
    良 表示 覚 言い 言え 記載 違 間違 非公開
""")
    )
)
"""What follows 名前は where no name is told."""
NOT_AFTER_NAME_IS = _words("""
    a already an and been being correct different her his in incorrect missing misspelled my never no not now of
    on or our printed same so spelled spelt still the their to too used very written wrong yes your
""")
"""What follows “my name is” where no name is told."""
ENGLISH_ROLES = "|".join(
    sorted(
        _words("""
    attendant agent server waiter waitress manager officer representative rep cashier clerk employee associate
    barista bartender driver pilot captain nurse doctor colleague supervisor host hostess assistant stylist
    technician worker
""")
    )
)
NOT_A_FIRST_NAME = _words("""
    A After Airline Airlines Airport Also American An And April Are Asked At August Because Before But Chinese
    December Did Do Does During English February For French Friday From Gate German Had Has He Here I If In Is
    It January Japanese July June March May Monday No Not November October On Or Please Said Saturday Security
    September She Shop So Spanish Special Station Store Sunday Terminal Thank Thanks That The Then There These
    They This Those Thursday To Told Tuesday Very Was We Wednesday Were When Where Who With Yes You
""")
"""Words with a capital after the name of a job that are no first names."""
