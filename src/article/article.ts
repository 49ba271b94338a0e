/** How a file is written. */
export type Format = 'markdown' | 'text' | 'html'

/** What the syntax says a block is. */
export type Kind = 'title' | 'meta' | 'heading' | 'paragraph' | 'listItem' | 'quote' | 'cell' | 'caption' | 'footnote'

/**
 * What a sub-editor would call a block. `eyebrow` 引题, `headline` 主题, `subheadline` 副题, `byline` 署名, `body` 正文,
 * `crosshead` 小标题, `caption` 图片说明, `credit` 图片署名, `column` 栏目名, `jump` 转版, `note` 文末附注,
 * `furniture` 版面残留（版次、日期、责编）, `fragment` 孤立残片, `verse` 诗行、列表等不以句为单位的短行.
 */
export type Role =
  | 'eyebrow' | 'headline' | 'subheadline' | 'byline' | 'body' | 'crosshead' | 'caption' | 'credit'
  | 'column' | 'jump' | 'note' | 'furniture' | 'fragment' | 'verse'

/** One line of an article as a reader sees it. `start` and `end` are offsets in {@link Article.prose}. */
export interface Block {
  kind: Kind
  role: Role
  start: number
  end: number
  /** heading depth, 1–6 */
  depth?: number
  /** number of U+3000 (or spaces) of layout in front of the text; they are not part of the prose */
  indent?: number
  /** number of empty source lines in front of the block */
  gap?: number
}

/** A value of the front matter, with the range of its text in the source. Several authors are one value, with 、 between them. */
export interface MetaValue { value: string; start: number; end: number }

/** Stands in the prose for what has no prose: code, images, bare addresses. */
export const OBJECT = '\uFFFC'

/**
 * An article: its source, and its *prose*, the text without markup that a reader sees, one block a line (`\n` between
 * blocks and nowhere else). Rules work in prose offsets; {@link Article.sourceStart} and {@link Article.sourceEnd}
 * lead back to the source. All offsets are UTF-16 code units.
 */
export interface Article {
  readonly source: string
  readonly format: Format
  readonly path?: string
  readonly meta: ReadonlyMap<string, MetaValue>
  readonly blocks: readonly Block[]
  readonly prose: string
  /**
   * The prose with half-width marks that stand in Chinese widened (`,` → `，`) and full-width digits and letters narrowed
   * (`５` → `5`), same length and offsets. Rules about anything but width look here, so that a page whose width was lost
   * in OCR is checked like any other.
   */
  readonly wide: string
  /** Source offset of the prose character at `index`. */
  sourceStart(index: number): number
  /** Source offset just behind the prose character before `index`. */
  sourceEnd(index: number): number
  /** True if the prose range is one unbroken stretch of source, so that it can be replaced without touching markup. */
  isContiguous(start: number, end: number): boolean
  /** The block that holds a prose offset (the separator belongs to the block before it). */
  blockAt(index: number): Block
  /** The text of a block, as in the prose. */
  text(block: Block): string
  /** What has been found out about this article: `once` keeps it here. */
  readonly facts: unknown[]
}

/**
 * A run of prose and the source it came from. Runs cover the prose but for the break between two blocks, which stands for all
 * that lies between the runs around it. When both lengths are equal the run is literal, one unit for one; otherwise it is
 * atomic (an entity).
 */
export interface Run { prose: number; length: number; start: number; end: number }
