package plan

// Level says whether and where the partitions of a node are kept once they are computed.
type Level int32

// Storage levels.
const (
	// None keeps nothing: every job computes the partition again.
	None Level = iota
	// MemoryOnly keeps computed partitions in memory. Those that do not fit, or have to make room, are computed again
	// when they are needed.
	MemoryOnly
	// MemoryAndDisk keeps them in memory, and writes to disk those that do not fit or have to make room.
	MemoryAndDisk
	// DiskOnly writes them to disk.
	DiskOnly
)

func (l Level) String() string {
	switch l {
	case MemoryOnly:
		return "MemoryOnly"
	case MemoryAndDisk:
		return "MemoryAndDisk"
	case DiskOnly:
		return "DiskOnly"
	}
	return "None"
}

// Memory tells whether the level keeps partitions in memory, Disk whether on disk.
func (l Level) Memory() bool { return l == MemoryOnly || l == MemoryAndDisk }

// Disk tells whether the level keeps partitions on disk.
func (l Level) Disk() bool { return l == MemoryAndDisk || l == DiskOnly }

// WithDisk is the level at which partitions of l never go away: MemoryAndDisk, or DiskOnly where that is l.
func (l Level) WithDisk() Level {
	if l == DiskOnly {
		return l
	}
	return MemoryAndDisk
}
