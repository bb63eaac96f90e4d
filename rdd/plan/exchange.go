package plan

// Exchange is a shuffle dependency: how the elements of Parent are regrouped into Partitions.
//
// A map task combines its partition's elements (where Combine is set), places them (with Place, else by the hash of
// the key) and leaves one block for each partition of the result. With Sort it leaves sorted runs instead; when all map
// tasks have ended, bounds are chosen from all their keys, and each partition of the result merges its range of every
// run.
type Exchange struct {
	// Owner is the node that reads the exchange, Parent the one whose elements it regroups.
	Owner      *Node
	Parent     *Node
	Partitions int
	// Whole hashes the element itself; otherwise elements are pairs and their first field, the key, is hashed.
	Whole bool
	// Kit handles the elements that travel.
	Kit *Kit
	// Combine is the map-side combining, nil for none.
	Combine *Aggregation
	// Place sets dest for each element of the batch; offset is the number of the task's elements before it. Nil for
	// hashing.
	Place func(part int, offset int64, batch any, dest []int32)
	// Stay has elements stay in the partition with the number of theirs; what travels is how many there are before.
	Stay bool
	// Sort is how to sort, nil for not at all.
	Sort *Sorting
}
