package event

// PartitionStored says that a partition of a persisted RDD was kept.
type PartitionStored struct {
	// RDD and Name tell whose partition it is; Name is the RDD's name, or its operation with the position of the call.
	RDD       int    `json:"rdd"`
	Name      string `json:"name"`
	Partition int    `json:"partition"`
	// Bytes is what the partition takes where it is kept, Disk that this is the disk.
	Bytes int64 `json:"bytes"`
	Disk  bool  `json:"disk"`
}

// PartitionEvicted says that a kept partition left memory to make room. It does not come for what Unpersist drops.
type PartitionEvicted struct {
	RDD       int    `json:"rdd"`
	Name      string `json:"name"`
	Partition int    `json:"partition"`
	// Bytes is what the partition took in memory. Disk says that it went to disk; otherwise it is computed again when
	// it is needed.
	Bytes int64 `json:"bytes"`
	Disk  bool  `json:"disk"`
}

// PartitionLost says that a kept partition could not be read. It is computed again, unless a local checkpoint has left
// nothing to compute it from.
type PartitionLost struct {
	RDD       int    `json:"rdd"`
	Name      string `json:"name"`
	Partition int    `json:"partition"`
	Err       error  `json:"-"`
}

// OutputLost says that what a map task left for a shuffle cannot be read; it is computed again.
type OutputLost struct {
	// RDD and Name tell the RDD whose shuffle it is, Partition the map task.
	RDD       int    `json:"rdd"`
	Name      string `json:"name"`
	Partition int    `json:"partition"`
	Err       error  `json:"-"`
}

// Checkpointed says that all partitions of an RDD are in files, or kept for a local checkpoint, and are read from there
// from now on, with no need of what the RDD was computed from.
type Checkpointed struct {
	RDD        int    `json:"rdd"`
	Name       string `json:"name"`
	Partitions int    `json:"partitions"`
	// Bytes is the size of the files, or of what is kept.
	Bytes int64 `json:"bytes"`
}

func (PartitionStored) event()  {}
func (PartitionEvicted) event() {}
func (PartitionLost) event()    {}
func (OutputLost) event()       {}
func (Checkpointed) event()     {}
