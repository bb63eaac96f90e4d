package plan

// The executor handles elements without knowing their types. What it cannot do without them, it does through the
// small sets of functions in this file, which the generic code of package rdd makes for the types at hand. They come
// as functions in a struct rather than as methods of an interface because interpreters make them, too.

// Kit moves elements of one type between slices.
type Kit struct {
	// NewBuckets makes an empty collector with n buckets.
	NewBuckets func(n int) *Buckets
	// Gather makes a slice whose i-th element is slices[from[i]][at[i]]; from may be nil when there is one slice.
	Gather func(slices []any, from, at []int32) any
}

// NewKit makes a Kit.
func NewKit(buckets func(n int) *Buckets, gather func(slices []any, from, at []int32) any) *Kit {
	return &Kit{NewBuckets: buckets, Gather: gather}
}

// Buckets distributes elements: Add puts the i-th element of the batch into bucket dest[i] (all into the first one
// when dest is nil); Take hands the buckets over, each a []T of its own memory, and begins anew with empty ones.
type Buckets struct {
	Add  func(batch any, dest []int32)
	Take func() []any
}

// NewBuckets makes Buckets.
func NewBuckets(add func(batch any, dest []int32), take func() []any) *Buckets {
	return &Buckets{Add: add, Take: take}
}

// Table gathers elements into entries, one for each key, in the order in which the keys came first.
type Table struct {
	// Add takes a batch of the input with that number.
	Add func(input int, batch any)
	// Load takes entries of another table of the same kind, and answers which of them (by index) were of new keys.
	Load func(entries any) []int32
	// Entries are those so far. The slice stays the table's own.
	Entries func() any
}

// NewTable makes a Table.
func NewTable(add func(input int, batch any), load func(entries any) []int32, entries func() any) *Table {
	return &Table{Add: add, Load: load, Entries: entries}
}

// Aggregation is how elements are gathered by key.
type Aggregation struct {
	New func() *Table
	// Kit handles the table's entries. Whole says that an entry is its own key; otherwise entries are pairs.
	Kit   *Kit
	Whole bool
	// Keeps says that entries keep everything that was added, as lists do, rather than sums of it. It is how a table's
	// memory is estimated.
	Keeps bool
	// Single makes an entry of each element of a batch by itself, without a table: where hardly any keys repeat,
	// combining before a shuffle costs more than it saves. Nil where the first input is always gathered.
	Single func(batch any) any
}

// NewAggregation makes an Aggregation.
func NewAggregation(table func() *Table, kit *Kit, whole bool, single func(batch any) any) *Aggregation {
	return &Aggregation{New: table, Kit: kit, Whole: whole, Single: single}
}

// Keeping is the Aggregation with Keeps set.
func Keeping(a *Aggregation) *Aggregation {
	keeping := *a
	keeping.Keeps = true
	return &keeping
}

// Build is the table of a join: first it takes all of the right side, then batches of the left side probe it.
type Build struct {
	// Add takes a batch of the right side; Rows are all rows so far, in the order in which they came.
	Add  func(batch any)
	Rows func() any
	// Probe emits what a batch of the left side joins to; from tells for each element of out which element of the
	// batch it comes from.
	Probe func(batch any, emit func(out any, from []int32) bool) bool
	// Rest emits, after the last Probe, what is made of rows of the right side that no Probe met; from numbers rows.
	Rest func(emit func(out any, from []int32) bool) bool
}

// NewBuild makes a Build.
func NewBuild(add func(batch any), rows func() any, probe func(batch any, emit func(out any, from []int32) bool) bool,
	rest func(emit func(out any, from []int32) bool) bool) *Build {
	return &Build{Add: add, Rows: rows, Probe: probe, Rest: rest}
}

// Joining is how two sides are joined.
type Joining struct {
	New              func() *Build
	Left, Right, Out *Kit
	// Whole says that elements are their own keys; otherwise they are pairs.
	Whole bool
}

// NewJoining makes a Joining.
func NewJoining(build func() *Build, left, right, out *Kit, whole bool) *Joining {
	return &Joining{New: build, Left: left, Right: right, Out: out, Whole: whole}
}

// Sorting is how elements are sorted: Keys gives the sort keys of a batch, a slice of an ordered type.
type Sorting struct {
	Keys      func(batch any) any
	Kit       *Kit
	Ascending bool
}

// NewSorting makes a Sorting.
func NewSorting(keys func(batch any) any, kit *Kit, ascending bool) *Sorting {
	return &Sorting{Keys: keys, Kit: kit, Ascending: ascending}
}

// Numbered replaces, in places as hash.Index gives them, each -1 by the number that the key got: from first on.
func Numbered(places []int32, first int) []int32 {
	for i, at := range places {
		if at < 0 {
			places[i] = int32(first)
			first++
		}
	}
	return places
}
