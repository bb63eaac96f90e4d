package spill

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"math"
	"os"
	"sync"
	"sync/atomic"

	"github.com/klauspost/compress/s2"
)

// ErrCorrupt is in the chain of Read's error when a block is not what was written.
var ErrCorrupt = errors.New("the block is damaged")

// errClosed is what everything but Close and Size answers after Close.
var errClosed = errors.New("spill: the temporary file was closed before")

// Block is where a payload is in its file.
type Block struct {
	Offset int64
	Stored uint32 // bytes in the file
	Raw    uint32 // bytes of the payload
}

// head is the length of the checksum in front of a block.
const head = 4

// File is a temporary file of blocks. It is safe for concurrent use.
type File struct {
	dir    *Dir
	data   storage
	name   string // of the file as long as it has one
	closed atomic.Bool

	mu   sync.Mutex
	size int64
}

// storage is what a File needs of an *os.File.
type storage interface {
	io.ReaderAt
	io.WriterAt
	io.Closer
}

// buffers holds *[]byte.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// keep is the largest buffer that goes back into buffers, so that one huge block does not stay in memory for good.
const keep = 16 << 20

// Buffer gives memory for a payload that is needed for a moment: what is encoded to be appended, or read to be decoded.
// Where memory is short enough to write to disk, these would be much garbage. Release takes it back.
func Buffer() *[]byte { return buffers.Get().(*[]byte) }

// Release takes back what Buffer gave.
func Release(buf *[]byte) {
	if cap(*buf) <= keep {
		buffers.Put(buf)
	}
}

// Append compresses payload and writes it to the end of the file. When it fails, the blocks written before can still
// be read.
func (f *File) Append(payload []byte) (Block, error) {
	room := s2.MaxEncodedLen(len(payload))
	if room < 0 || uint64(room)+head > math.MaxUint32 {
		return Block{}, fmt.Errorf("spill: a block of %d bytes is too long; cut it in blocks of less than 4 GB", len(payload))
	}
	if f.closed.Load() {
		return Block{}, errClosed
	}
	buf := Buffer()
	defer Release(buf)
	if cap(*buf) < head+room {
		*buf = make([]byte, head+room)
	}
	stored := (*buf)[:head+room]
	stored = stored[:head+len(s2.Encode(stored[head:], payload))]

	// The place is taken first, so that several can compress and write at the same time.
	f.mu.Lock()
	b := Block{Offset: f.size, Stored: uint32(len(stored)), Raw: uint32(len(payload))}
	f.size += int64(b.Stored)
	f.mu.Unlock()

	binary.LittleEndian.PutUint32(stored, b.checksum(stored[head:]))
	if _, err := f.data.WriteAt(stored, b.Offset); err != nil {
		// The place is given back unless another block follows it already.
		f.mu.Lock()
		if f.size == b.Offset+int64(b.Stored) {
			f.size = b.Offset
		}
		f.mu.Unlock()
		if errors.Is(err, os.ErrClosed) {
			return Block{}, errClosed
		}
		return Block{}, f.dir.failed(fmt.Sprintf("writing %d bytes to a temporary file", len(stored)), err)
	}
	return b, nil
}

// Read gives the payload of a block, in the memory of buf when that is large enough.
func (f *File) Read(b Block, buf []byte) ([]byte, error) {
	if f.closed.Load() {
		return nil, errClosed
	}
	if b.Offset < 0 || b.Stored <= head || b.Offset > f.Size()-int64(b.Stored) {
		return nil, fmt.Errorf("spill: reading %d bytes at %d of a temporary file of %d bytes: %w",
			b.Stored, b.Offset, f.Size(), ErrCorrupt)
	}
	stored := Buffer()
	defer Release(stored)
	if cap(*stored) < int(b.Stored) {
		*stored = make([]byte, b.Stored)
	}
	bytes := (*stored)[:b.Stored]
	// At the end of the file io.EOF may come with all that was asked for.
	n, err := f.data.ReadAt(bytes, b.Offset)
	switch {
	case n == len(bytes):
		return b.open(bytes, buf)
	case errors.Is(err, io.EOF):
		return nil, fmt.Errorf("spill: reading %d bytes at %d: the temporary file ends after %d of them: %w",
			b.Stored, b.Offset, n, ErrCorrupt)
	case errors.Is(err, os.ErrClosed):
		return nil, errClosed
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return nil, fmt.Errorf("spill: reading %d bytes of a temporary file in %s: %w", b.Stored, f.dir.path, err)
}

// open checks and decompresses what is stored of a block.
func (b Block) open(stored, buf []byte) ([]byte, error) {
	sum, packed := binary.LittleEndian.Uint32(stored), stored[head:]
	if b.checksum(packed) != sum {
		return nil, fmt.Errorf("spill: the checksum of %d bytes at %d does not fit: %w", b.Stored, b.Offset, ErrCorrupt)
	}
	// The length is compared before decompressing, which would allocate that much.
	if n, err := s2.DecodedLen(packed); err != nil || n != int(b.Raw) {
		return nil, fmt.Errorf("spill: the block at %d is to hold %d bytes and has %d: %w", b.Offset, b.Raw, n, ErrCorrupt)
	}
	raw, err := s2.Decode(buf[:cap(buf)], packed)
	if err != nil {
		return nil, fmt.Errorf("spill: decompressing the block at %d: %w (%w)", b.Offset, ErrCorrupt, err)
	}
	return raw, nil
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func (b Block) checksum(packed []byte) uint32 {
	var place [12]byte
	binary.LittleEndian.PutUint64(place[:], uint64(b.Offset))
	binary.LittleEndian.PutUint32(place[8:], b.Raw)
	return crc32.Update(crc32.Checksum(place[:], castagnoli), castagnoli, packed)
}

// Size is how many bytes the file takes.
func (f *File) Size() int64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.size
}

// Corrupt damages a block, so that tests can see what its reader does.
func (f *File) Corrupt(b Block) error {
	if f.closed.Load() {
		return errClosed
	}
	at := b.Offset + int64(b.Stored)/2
	var one [1]byte
	if _, err := f.data.ReadAt(one[:], at); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("spill: damaging the block at %d: %w", b.Offset, err)
	}
	one[0] ^= 0xff
	if _, err := f.data.WriteAt(one[:], at); err != nil {
		return fmt.Errorf("spill: damaging the block at %d: %w", b.Offset, err)
	}
	return nil
}

// Close frees the file and what it takes on the disk. A second Close does nothing.
func (f *File) Close() error {
	if f.closed.Swap(true) {
		return nil
	}
	f.dir.forget(f)
	err := f.data.Close()
	if f.name != "" {
		err = errors.Join(err, os.Remove(f.name))
	}
	if err != nil {
		return fmt.Errorf("spill: closing a temporary file in %s: %w", f.dir.path, err)
	}
	return nil
}
