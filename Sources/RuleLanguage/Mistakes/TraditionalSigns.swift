/// Traditional signs, as an input method set to them writes, each before the simplified one: only those that rule
/// files and forms have in use. Names are suggested by it, never understood.
enum TraditionalSigns {
  /// `text` in simplified signs.
  static func simplified(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    text.map { simplified[$0] ?? $0 }
  }

  private static let simplified: [Unicode.Scalar: Unicode.Scalar] = {
    let signs = Array(pairs.unicodeScalars.filter { $0 != " " })
    return Dictionary(
      uniqueKeysWithValues: stride(from: 0, to: signs.count, by: 2).map {
        (signs[$0], signs[$0 + 1])
      })
  }()

  private static let pairs = """
    稱称 級级 據据 說说 標标 籤签 議议 報报 適适 對对 機机 關关 處处 誤误 過过 與与 讓让 為为 參参 數数 嚴严 總总 \
    計计 規规 節节 無无 則则 屬属 現现 測测 單单 長长 檢检 驗验 檔档 應应 證证 號号 間间 聯联 圖图 區区 鄉乡 鎮镇 \
    辦办 構构 門门 會会 縣县 國国 殘残 寫写 頭头 條条 額额 詞词 後后 從从 義义 輕轻 種种 類类 職职 調调 實实 線线 \
    題题 縱纵 橫横 結结 轉转 複复 訴诉 維维 糾纠 審审 廢废 範范 許许 罰罚 強强 務务 業业 費费 購购 採采 項项 執执 \
    經经 決决 開开 給给 內内 確确 認认 進进 動动 補补 歸归 劃划 變变 穩稳 組组 織织 層层 該该 術术 產产 點点 別别 \
    選选 臺台 個个 廳厅 啟启 備备 訪访 舉举 製制 須须 繳缴 電电 話话 見见 減减 際际 歷历 時时
    """
}
