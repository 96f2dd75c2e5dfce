/** Heights in CSS pixels. */
export const AXIS_HEIGHT = 26;
export const GROUP_HEIGHT = 44;
export const ROW_HEIGHT = 24;
export const BAR_HEIGHT = 16;

/** Which rows lie where: groups, each with a head and, unless folded, one strip per row. */
export class Layout {
  constructor(groups) {
    this.groups = groups;
    this.folded = new Set(groups.map((_, index) => index).filter((index) => groups[index].folded));
    this.arrange();
  }

  arrange() {
    let y = 0;
    this.tops = this.groups.map((group, index) => {
      const top = y;
      y += GROUP_HEIGHT + (this.folded.has(index) ? 0 : group.rows * ROW_HEIGHT + 8);
      return top;
    });
    this.height = y;
  }

  toggle(group) {
    if (!this.folded.delete(group)) this.folded.add(group);
    this.arrange();
  }

  groupOf(row) {
    return this.groups.findIndex((group) => row >= group.firstRow && row < group.firstRow + group.rows);
  }

  /** Top of a row; null where its group is folded. */
  topOf(row) {
    const group = this.groupOf(row);
    if (group < 0 || this.folded.has(group)) return null;
    return this.tops[group] + GROUP_HEIGHT + (row - this.groups[group].firstRow) * ROW_HEIGHT;
  }

  /** What lies at a height: `{group}` for a head, `{group, row}` for a row, null for nothing. */
  at(y) {
    for (let group = this.groups.length - 1; group >= 0; group--) {
      if (y < this.tops[group]) continue;
      const below = y - this.tops[group] - GROUP_HEIGHT;
      if (below < 0) return { group };
      const row = Math.floor(below / ROW_HEIGHT);
      const open = !this.folded.has(group) && row < this.groups[group].rows;
      return open ? { group, row: this.groups[group].firstRow + row } : null;
    }
    return null;
  }

  /** Heads and rows between two heights, each with its top. */
  between(from, to) {
    const heads = [];
    const rows = [];
    this.groups.forEach((group, index) => {
      const top = this.tops[index];
      if (top > to) return;
      if (top + GROUP_HEIGHT >= from) heads.push({ group: index, top });
      if (this.folded.has(index)) return;
      const first = Math.max(0, Math.floor((from - top - GROUP_HEIGHT) / ROW_HEIGHT));
      const last = Math.min(group.rows, Math.ceil((to - top - GROUP_HEIGHT) / ROW_HEIGHT));
      for (let row = first; row < last; row++) {
        rows.push({ row: group.firstRow + row, top: top + GROUP_HEIGHT + row * ROW_HEIGHT });
      }
    });
    return { heads, rows };
  }

  /** The rows of all groups that are not folded. */
  openRows() {
    const rows = [];
    this.groups.forEach((group, index) => {
      if (this.folded.has(index)) return;
      for (let row = group.firstRow; row < group.firstRow + group.rows; row++) rows.push(row);
    });
    return rows;
  }
}
