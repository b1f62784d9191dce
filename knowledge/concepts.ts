/**
 * The vocabulary that yearly reports of 政协 share: a table, no code.
 * Comes in: nothing. Goes out: concepts with the words that say them. Never: a name out of one report.
 *
 * Row: id | class | group | forms | broader concepts.
 * Class: `hard` must be explained by a figure that is to answer; `part` is hard, and a figure whose own
 * label holds one that was not asked for is only a part; `light` helps to rank and is never fatal;
 * `filler` says nothing. Of one group a follow-up replaces the one by the other (立案 by 办复).
 */

export type ConceptClass = "hard" | "part" | "light" | "filler";

export const CONCEPT_TABLE = `
提案|hard|topic|委员提案 提案 议案
社情民意|hard|topic|社情民意信息 社情民意 社情信息 民情信息 政协信息 反映社情民意|信息
信息|hard|topic|信息
信息公开|hard|topic|信息公开 政务公开
专报|part|field|信息专报 专报
建议|hard|topic|意见建议 建议意见 建言献策 建言 对策建议 对策措施 工作建议 建议 意见 对策
建议案|hard|object|集体建议书 建议案
规划建议|hard|topic|十五五规划 十四五规划 十五五 十四五 规划建议

社区协商|hard|form|社区协商|协商
园区协商|hard|form|园区协商|协商
院坝协商|hard|form|院坝协商|协商
景区协商|hard|form|景区协商|协商
微协商|hard|form|微协商|协商
基层协商|hard|form|基层协商 基层民主协商|协商
专题协商|hard|form|专题协商会 专题协商|协商
对口协商|hard|form|对口协商|协商
界别协商|hard|form|界别协商|协商
双周协商|hard|form|双周协商座谈会 双周协商|协商
月协商|hard|form|月度协商 月协商|协商
网络议政|hard|form|网络议政|远程协商 协商
远程协商|hard|form|远程协商 网络协商 线上协商|协商
提案协商|hard|form|提案办理协商会 提案办理协商 提案协商|协商
政党协商|hard|form|政党协商座谈会 政党协商|协商
立法协商|hard|form|立法协商|协商
校区协商|hard|form|校区协商|协商
校园协商|hard|form|校园协商|协商
楼宇协商|hard|form|楼宇协商|协商
商圈协商|hard|form|商圈协商|协商
乡村协商|hard|form|乡村协商|协商
村级协商|hard|form|村级协商|协商
田间协商|hard|form|田间协商|协商
屋场协商|hard|form|屋场协商|协商
小区协商|hard|form|小区协商|协商
企业协商|hard|form|企业协商|协商
跨区域协商|hard|form|跨区域协商|协商
协商座谈会|hard|form|协商座谈会 座谈协商|协商 座谈
议政性常委会|hard|form|专题议政性常委会会议 专题议政性常委会议 专题议政性常委会 议政性常委会会议 议政性常委会议 议政性常委会 专题议政会 常委会会议协商 常委会议协商 常委会协商
主席会议协商|hard|form|主席会议协商 主席会协商|协商
全体会议协商|hard|form|全体会议协商 全会协商|协商
协商|light|form|民主协商 议政协商 协商议政 协商议事 议事协商 协商

党组会议|hard|meeting|党组(扩大)会议 党组扩大会议 党组(扩大)会 党组扩大会 党组会议 党组会 扩大会议
主席会议|hard|meeting|主席会议 主席会
主席班子|light|who|主席会议成员 主席班子成员 主席班子 领导班子成员 领导班子 主席会成员
常委会议|hard|meeting|常委会会议 常委会议 常务委员会会议 常委会
中央全会|light|meeting|四中全会 三中全会 二中全会 五中全会 全会精神
全体会议|hard|meeting|全体会议 政协全会 全委会 全会 政协大会
中心组学习|hard|meeting|党组理论学习中心组学习会议 党组理论学习中心组学习 党组理论学习中心组 理论学习中心组学习会议 理论学习中心组学习 理论学习中心组 党组中心组学习 党组中心组 中心组学习会议 中心组学习 中心组|学习
党组集中学习|hard|meeting|党组集中学习|中心组学习 集中学习 学习
集中学习|hard|meeting|集中学习 集体学习|学习
专题学习|hard|meeting|专题学习|学习
秘书长会议|hard|meeting|秘书长会议 秘书长会
专委会会议|hard|meeting|专委会会议 专委会工作会议
党建会议|hard|meeting|党建工作会议 党建工作座谈会
领导小组会议|hard|meeting|领导小组会议 领导小组
座谈|hard|activity|座谈会 座谈
座谈小组|hard|activity|学习座谈小组 座谈小组
专题研讨|hard|activity|专题研讨|研讨
研讨|hard|activity|集中研讨 学习研讨 研讨
通报|hard|activity|情况通报 通报
专题辅导|hard|activity|专题辅导 辅导报告 专题讲座 讲座 辅导
读书班|hard|activity|读书班
读书|hard|activity|读书活动 读书会 读书
党课|hard|activity|专题党课 党课
宣讲|hard|activity|宣讲
培训|hard|activity|履职能力提升培训班 履职能力培训班 履职能力培训 培训班 培训会 培训
学习|light|activity|理论学习 学习会 学习
大会发言|hard|activity|大会发言 会议发言|发言
交流发言|hard|activity|交流发言 研讨发言 研讨交流 交流研讨|发言 研讨
发言|hard|activity|发言 发了言 发过言
调研|hard|activity|调查研究 专题调研 课题调研 调研|
视察|hard|activity|专项视察 视察
考察|hard|activity|考察
民主监督|hard|activity|民主监督 协商式监督 专项监督 监督性 监督
走访|hard|activity|走访看望 走访慰问 走访
谈心谈话|hard|activity|谈心谈话 谈心 谈话
请示报告|hard|activity|请示报告 请示汇报 请示 汇报
宣传推介|hard|activity|宣传推介 推介
信访|hard|activity|信访接待 信访 接访
现场办公|hard|activity|现场办公
招商|hard|activity|招商引资 招商
签约|hard|activity|签约 签了 签下
对接|hard|activity|对接
参与|light|activity|参与 参加
参会|light|activity|参会 与会 到会 出席
采访|hard|activity|采访团 采访
四下基层|hard|activity|四下基层
下沉基层|hard|activity|下沉到基层一线 下沉基层一线 下沉到基层 下沉基层 下沉一线 下沉 下基层 深入基层 进社区
走进|light|activity|深入 走进
指导|light|activity|指导
指数|light|thing|指数

收集|hard|stage|征集到 征集 收集到 收集 收到 收上来 收了 提交 征求 汇集
立案|hard|stage|审查立案 立案
并案|hard|stage|并案处理 并案办理 并案 合并立案
承办单位|hard|who|承办单位 主办单位 办理单位
在办|part|stage|仍在办理 正在办理 还在办理 在办理 在办
办复|hard|stage|办理答复 办理回复 办复率 办结率 答复率 办复 办结 答复 办理完毕 办理 回复
重点|part|stage|重点督办 重点
督办|hard|stage|跟踪督办 督办
满意|hard|stage|满意率 满意度 满意
转化|hard|stage|转化率 转化 转为 转成 转作
报送|hard|stage|编报 编发 报送 上报 呈报 报给 报了 报的 报过
转报|hard|stage|转报
采用|hard|stage|采用 采纳 录用 采编 采了 采的
批示|hard|stage|领导批示 批示 签批 圈批 批了 批过 批的 批

全国政协|hard|organ|全国政协办公厅 全国政协 全国
省政协|hard|organ|省政协办公厅 自治区政协办公厅 省级政协 省政协办 省政协 自治区政协 省里 自治区里 省级 自治区级 省 自治区
市政协|light|organ|市级政协 市政协 州级政协 州政协 盟政协|市里
政协报|light|media|政协报 日报 晚报
省级委员|hard|level|省级政协委员 省政协委员 省级委员
市级委员|hard|level|市级政协委员 市本级政协委员 市级委员 市本级委员
县级委员|hard|level|县级政协委员 县区级政协委员 县(市、区)政协委员 县市区政协委员 区市县政协委员 县区政协委员 区县政协委员 县政协委员 区政协委员 县级委员 县区委员 区县委员
市政协委员|light|who|市政协委员 政协委员|委员
县级政协|hard|organ|县级政协 县里的政协 县里政协 各县政协 县市区政协 市县政协 区县政协 县区政协 旗县市区政协 旗县区政协 旗县政协 旗区政协 旗县市政协 县政协 区政协 旗政协|县里
县里|light|organ|县里 县区里 区县里
中央|hard|organ|党中央 中共中央 中办
省委|hard|organ|省委办公厅 自治区党委办公厅 省委 自治区党委
省政府|hard|organ|省政府 自治区政府 自治区人民政府
市委办|hard|organ|市委办公厅 市委办公室 市委办
市政府办|hard|organ|市政府办公厅 市政府办公室 市政府办
市委|light|organ|市委 州委 盟委
市政府|light|organ|市政府 州政府 盟行署
省领导|hard|organ|省级领导 省领导 省主要领导 省里领导 自治区领导 自治区主要领导 自治区党委政府领导
省委领导|hard|organ|省委主要领导 省委领导 省委书记 自治区党委领导 自治区党委书记|省领导
省政府领导|hard|organ|省政府有关领导 省政府主要领导 省政府领导|省领导
省长|hard|organ|副省长 省长 自治区主席 自治区副主席|省政府领导
全国领导|hard|organ|中央领导 国家领导 全国领导 部委领导
市里|light|organ|市里的 市里 州里的 州里 盟里
市领导|hard|organ|市主要领导 市级领导 市领导 市里领导 市委市政府领导 州主要领导 州级领导 州领导 州委州政府领导 盟领导 盟级领导|市里
市委书记|hard|organ|市委主要领导 市委领导 市委书记 州委主要领导 州委领导 州委书记 盟委领导 盟委书记 书记|市领导
市长|hard|organ|市政府主要领导 市政府领导 市长 副市长 州政府主要领导 州政府领导 州长 副州长 盟长|市领导
区县领导|hard|organ|区县领导 县领导 区领导 旗领导 县级领导 区级领导 旗级领导 县主要领导 区主要领导 旗主要领导
区县委书记|hard|organ|县委主要领导 区委主要领导 旗委主要领导 县委领导 区委领导 旗委领导 县委书记 区委书记 旗委书记|区县领导
区县长|hard|organ|县政府主要领导 区政府主要领导 旗政府主要领导 县政府领导 区政府领导 旗政府领导 副县长 县长 副区长 区长 副旗长 旗长|区县领导
人大|hard|organ|市人大 省人大 全国人大 人大

党派|part|who|各民主党派 民主党派 党派 无党派人士 无党派 市工商联 工商联
人民团体|part|who|人民团体 团体
界别|part|who|界别
机关党组|hard|who|机关党组
民生|part|field|民生类 民生领域 民生
集体|part|field|集体 联名
单篇采用|part|field|单篇采用
综合采用|part|field|综合采用
群众|light|who|人民群众 老百姓 群众 百姓 民众
居民|light|who|居民
委员|light|who|委员们 委员
干部|light|who|干部
机关|light|who|机关
政协智库|hard|who|智库
大学生|hard|who|大学生 学生
毕业生|hard|who|毕业生
优秀委员|hard|who|优秀委员 先进委员
党支部书记|hard|who|党支部书记 支部书记
党支部|hard|who|党支部 支部|

工作室|hard|place|界别委员工作室 委员工作室 工作室
工作站|hard|place|委员工作站 工作站
议事室|hard|place|基层协商议事室 协商议事室 议事室
议事会|hard|place|协商议事会 议事会
平台|hard|place|协商民主议事平台 协商场所平台 协商平台 议事平台 场所平台 平台 场所 阵地
委员之家|hard|place|委员之家 委员驿站
专委会|hard|place|专门委员会 专委会 专委
基地|hard|place|基地

资金|hard|object|资金 经费 钱 款项
捐款|hard|object|捐款捐物 捐赠款物 捐款 善款 捐资|资金
帮扶|hard|field|结对帮扶 帮扶 扶贫
产能|hard|object|年产能 年产量 产能 产量 年产
投资|hard|object|总投资 投资额 投资
项目|hard|object|项目
问题|hard|object|急难愁盼问题 急难愁盼 困难和问题 实际问题 困难 难题 问题 诉求
民生实事|hard|object|民生实事 办实事 实事|问题
解决|light|verb|推动解决 促进解决 协调解决 帮助解决 助力解决 解决 化解 破解
报告|light|object|报告
调研报告|hard|object|调研报告|调研 报告
履职报告|hard|object|履职报告|报告
成果|light|object|成果
议题|hard|object|议题 选题 课题
制度|hard|object|规章制度 制度
规程|hard|object|工作规程 规程
改革|hard|object|改革任务 改革
任务|light|object|任务
惠及|hard|object|惠及 受益 覆盖
报道|hard|media|宣传报道 新闻报道 报道 刊发 刊载 刊登 发稿 发表
新媒体|light|media|新媒体
媒体|hard|media|新闻媒体 各类媒体 媒体
稿件|hard|media|新闻稿件 履职稿件 稿件 稿子
文章|light|media|新闻 文章
推送|hard|media|推送 发布
阅读量|hard|media|阅读访问量 阅读量 访问量 浏览量 点击量 阅读次数 阅读
公众号|hard|media|微信公众号 公众号 微信
网站|hard|media|门户网站 网站 官网
播出|light|media|播出 播放 播了
文史|light|media|文史资料 文史
学习资料|hard|media|学习资料 学习材料
刊物|hard|media|刊物 期刊 杂志 内刊
表彰|hard|honor|通报表扬 表彰 表扬 评优 评为优秀 获评优秀
荣誉|light|honor|获评 荣誉 获奖 奖项
请假|hard|honor|请假 缺席 出勤

占|light|rate|占
计划|light|time|计划 打算 目标 拟
完成|light|verb|完成 办成 完成了
落实|light|verb|落地落实 落地 落实
累计|part|time|累计
新增|part|time|新增加 新增 新设立 新设 新建 增设
闭会期间|part|time|闭会期间 休会期间
会议期间|part|time|会议期间 全会期间 大会期间 两会期间

开展|filler||开展 组织 举办 举行 召开 召集 进行 实施 推动 推进 促进 促成 帮助 助力 协助 协调 形成 建成 建立 建了 搭建 设立 成立 设置 打造 创建 安排 发起 牵头 依托 围绕 聚焦 通过 提出 提了 提 开了 开过 开的 开 搞了 搞过 搞 做了 做过 做 办了 办过 办 弄了 弄 整了 搭了 搭 建 设了 写了 出了 有过 投入 争取 到位 发起了 组织了 开展了 举办了
活动|light|thing|活动
市级|light|level|市级
工作|filler||工作 情况 方面 内容 数据 数字 统计 结果 成效 数值 部分 领域
会议|light|thing|会议 会
问词|filler||请 一共 总共 共计 合计 总计 加起来 加一起 全部 总的 总 共 全年 年度 当年 本年 一年 整年 一年来 近年来 近年 本届 届 期间 以来 目前 现在 至今 截至 截止 截至目前 到底 究竟 大概 大约 左右 具体 实际 其中 另外 分别 各自 各 都 就 才 还 也 又 再 只 仅 单独 单 是不是 是否 有没有 有无 有 是 的 得 了 过 着 吗 呢 吧 啊 呀 嘛 哦 啦 噢 么 把 被 给 让 由 对 对于 关于 在 于 从 向 往 到 为 为了 以 用 按 将 跟 和 与 及 以及 还有 并 或 或者 而 则 那 那么 这 这个 那个 那些 这些 它 他们 他 我 我们 咱 咱们 你 你们 大家 谁 上 下 中 里 里面 内 后 前 来 去 等 个 次 数量 多 少 多大 达 达到 达了 呈 占了 占到 本 该 此 其 之 所 所有 相关 有关 各类 各种 各级 主要 整体 总体 全市 我市 本市 市 全省 本省 省内外 省内 省外 省会 年 月 日 会上 报告里 报告中 报告 说 说的 提到 写的 写 写了 显示 记得 知道 一下 一些 如何 怎么样 怎样 怎么 什么 啥 哪 哪个 哪些 相比 对比 比较 比起来 比起 比一比 比 而言 来说 哪边 哪家 哪方 哪里 谁家 几家 更多 更高 最多 最高 最少 最低 多一些 多一点 高一些 多少 几 政协 政协委员会 上级 向上级 综述 总结 工作报告 工作总结 工作综述 常委会工作报告 报道 履职 情况 成功 真的 确实 呗 哈 嗯 额 诶 可以 能 会不会 要 想 请教
白话|filler||拍摄 拍了 拍 新聘 聘请 聘任 聘了 聘 公布 公开 公示 披露 登记 列出 写明 晒出 亮出 地方 差不多 一样多 从高到低 从多到少 从大到小 从低到高 从少到多 从小到大 一样 相差 拉了 拉 换成 换做 换为 改成 改为 改看 换到 换 改 跑了 跑过 跑 走了 走过 走 去了 去过 分到 分到了 分配到 划到 划入 划分到 编进 编到 编入 拿了 拿到 拿过 拿下 拿 获得 获 得了 得到 取得 荣获 摘得 用的 用了 用到 用过 花了 花掉 花 拨了 拨付 新定的 新定 新制定的 新订 定了 订了 制定了 出动 出动了 引进 引来 拉来 争取到 带来 带动 带领 当成 当作 作为 列为 列入 定为 算作 一起 一块 一道 一并 加上 加 看了 看过 被看 听了 发了 发过 发出 发到 交了 交上来 递交 报上去 送上去 送了 印了 印发了 编了 编印了 出过 出版了 刊了 登了 播过 放了 讲了 讲过 谈了 谈过 聊了 见了 会了 帮了 帮过 帮着 帮到 帮 扶持了 给了 救助 资助了 奖励 评了 评出 评为 选了 选出 表扬了 办成了 办妥 弄成 解决了 处理了 处理 搞定 摆平 凑了 筹了 筹到 筹集 汇总 归集 接了 接到 接过 来了 来访 派了 派出 派去 安排了 用在 放在 涉及 包括 包含 覆盖到 属于 关乎 有关于 围着 针对 面向 借助 利用 采取 按照 根据 目的 意思 出自 出来 进来 进去 起来 下来 上来 下去 上去 回来 过去 过来 底下 下面 当中 之中 之类 方式 形式 方面的 样子 一家 一场 一件 一个 一共有 哪儿 儿 趟 回事 相关的 有没 没有 没 不 很 挺 太 真 特别 非常 已经 已 曾 曾经 正在 正 刚 刚刚 每 每个 全 全部的 全都 统统 整个 单个 个人 人家 咋 咋样 咋个 好像 似乎 应该 应当 须 必须 需要 需 得以 还是 或是 要么 排个名次 排个名 排名次 排个序 排个队 排一排 排一下 排序 排行 因为 所以 但 但是 不过 然后 接着 顺便 顺带 同时 此外 除此 另 另一 别的 其他的 啥样 多高 多长 多久 差多少 指 数指 连着 干的 干了 做成 做好 完了 住
`;
