package codec

import (
	"net/netip"
	"reflect"
	"strings"
	"time"
	"unsafe"
)

// special gives the maker of coders for a type whose memory is not all that it means, or nil.
func special(t reflect.Type) func(*builder, *coder) {
	switch t {
	case typeTime:
		return moment
	case typeLocation:
		return location
	case typeAddr:
		return address
	}
	return nil
}

var (
	typeTime     = reflect.TypeFor[time.Time]()
	typeLocation = reflect.TypeFor[*time.Location]()
	typeAddr     = reflect.TypeFor[netip.Addr]()
)

// isHandle knows unique.Handle, which is compared by an address.
func isHandle(t reflect.Type) bool {
	return t.PkgPath() == "unique" && strings.HasPrefix(t.Name(), "Handle[")
}

// moment makes the coder of time.Time: its fields, and who wrote it when it has a reading of the monotonic clock, which
// starts anew in each process.
func moment(b *builder, c *coder) {
	b.structure(c)
	encode, decode := c.encode, c.decode
	c.encode = func(e *encoder, b []byte, p unsafe.Pointer, n int) []byte {
		for i, t := range unsafe.Slice((*time.Time)(p), n) {
			b = encode(e, b, at(p, i, c.size), 1)
			if t != t.Round(0) {
				b = e.here(b)
			}
		}
		return b
	}
	c.decode = func(d *decoder, p unsafe.Pointer, n int) {
		out := unsafe.Slice((*time.Time)(p), n)
		for i := range out {
			if decode(d, at(p, i, c.size), 1); d.err != nil {
				return
			}
			if wall := out[i].Round(0); out[i] != wall && !d.here() {
				out[i] = wall
			}
		}
	}
}

// address makes the coder of netip.Addr, whose zone is an address that is unique in the process.
func address(_ *builder, c *coder) {
	c.least = 1
	c.encode = func(e *encoder, b []byte, p unsafe.Pointer, n int) []byte {
		for _, a := range unsafe.Slice((*netip.Addr)(p), n) {
			bytes, err := a.MarshalBinary()
			if err != nil {
				e.err = err
				return b
			}
			b = appendString(b, string(bytes))
		}
		return b
	}
	c.decode = func(d *decoder, p unsafe.Pointer, n int) {
		out := unsafe.Slice((*netip.Addr)(p), n)
		for i := range out {
			s := d.string()
			if d.err != nil {
				return
			}
			if err := out[i].UnmarshalBinary([]byte(s)); err != nil {
				d.fail("%s", err)
				return
			}
		}
	}
}
