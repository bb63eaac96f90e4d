package codec

import (
	"reflect"
	"sync"
	"unsafe"
)

// SizeOf estimates how many bytes of memory the elements of a slice hold: their own and what they refer to. It looks
// at a few elements, evenly spaced, and takes the others to be like them; what several of those share counts once. It
// also works for types without encoding: a function counts its 8 bytes.
//
// The cost is bounded, so what lies behind a long chain of pointers is not seen.
func SizeOf(slice any) int64 {
	v := reflect.ValueOf(slice)
	if v.Kind() != reflect.Slice {
		return 0
	}
	n, elem := v.Len(), sizerOf(v.Type().Elem())
	own := int64(n) * int64(elem.size)
	if elem.refers == nil || n == 0 {
		return own
	}
	s := sizing{left: visits}
	picks, done := min(n, samples), 0
	for i := range picks {
		elem.refers(&s, at(v.UnsafePointer(), i*n/picks, elem.size), 1)
		if done++; s.left <= 0 {
			break
		}
	}
	return own + int64(s.sum*float64(n)/float64(done)+s.shared)
}

const (
	samples      = 64   // elements of a batch that are looked at
	innerSamples = 8    // elements of slices and maps in it
	visits       = 1024 // pointers, slices, maps and interfaces that are followed in all
	chain        = 32   // of them behind one another
)

// sizing is an estimate in progress.
type sizing struct {
	sum    float64 // what the sampled elements refer to
	shared float64 // what several of them do
	left   int     // how many references may still be followed
	depth  int
	// seen has what was added to sum for a pointer or map, to be moved to shared when it comes again.
	seen map[target]float64
}

// follow adds what is behind a reference, unless that is too much to look at.
func (s *sizing) follow(look func()) {
	if s.left--; s.left < 0 || s.depth == chain {
		return
	}
	s.depth++
	look()
	s.depth--
}

// once is follow for what may be shared.
func (s *sizing) once(p unsafe.Pointer, t reflect.Type, look func()) {
	key := target{p, t}
	if before, ok := s.seen[key]; ok {
		s.sum -= before
		s.shared += before
		s.seen[key] = 0
		return
	}
	if s.seen == nil {
		s.seen = map[target]float64{}
	}
	s.seen[key] = 0 // for rings
	before := s.sum
	s.follow(look)
	s.seen[key] = s.sum - before
}

// sizer knows the memory of a type: its own, and how to add what a value refers to, which nil says is nothing. Each
// reference counts weight times, when it stands for others that were not looked at.
type sizer struct {
	size   uintptr
	refers func(s *sizing, p unsafe.Pointer, weight float64)
}

var sizers sync.Map // reflect.Type -> *sizer

func sizerOf(t reflect.Type) *sizer {
	if z, ok := sizers.Load(t); ok {
		return z.(*sizer)
	}
	made := map[reflect.Type]*sizer{}
	z := buildSizer(t, made)
	for t, z := range made {
		sizers.LoadOrStore(t, z)
	}
	return z
}

func buildSizer(t reflect.Type, made map[reflect.Type]*sizer) *sizer {
	if z, ok := made[t]; ok {
		return z
	}
	z := &sizer{size: t.Size()}
	made[t] = z
	switch t.Kind() {
	case reflect.String:
		z.refers = func(s *sizing, p unsafe.Pointer, weight float64) {
			s.sum += weight * float64(len(*(*string)(p)))
		}
	case reflect.Slice:
		var elem *sizer
		z.refers = func(s *sizing, p unsafe.Pointer, weight float64) { s.slice(p, elem, weight) }
		elem = buildSizer(t.Elem(), made)
	case reflect.Pointer:
		var elem *sizer
		z.refers = func(s *sizing, p unsafe.Pointer, weight float64) {
			q := *(*unsafe.Pointer)(p)
			if q == nil {
				return
			}
			s.once(q, t, func() {
				s.sum += weight * float64(elem.size)
				if elem.refers != nil {
					elem.refers(s, q, weight)
				}
			})
		}
		elem = buildSizer(t.Elem(), made)
	case reflect.Map:
		var key, elem *sizer
		z.refers = func(s *sizing, p unsafe.Pointer, weight float64) {
			if m := *(*unsafe.Pointer)(p); m != nil {
				s.once(m, t, func() { s.mapping(reflect.NewAt(t, p).Elem(), key, elem, weight) })
			}
		}
		key, elem = buildSizer(t.Key(), made), buildSizer(t.Elem(), made)
	case reflect.Interface:
		z.refers = func(s *sizing, p unsafe.Pointer, weight float64) {
			if v := reflect.NewAt(t, p).Elem(); !v.IsNil() {
				s.dynamic(v.Elem(), weight)
			}
		}
	case reflect.Array:
		if elem := buildSizer(t.Elem(), made); t.Len() > 0 && elem.refers != nil {
			z.refers = func(s *sizing, p unsafe.Pointer, weight float64) { s.run(p, t.Len(), elem, weight) }
		}
	case reflect.Struct:
		z.refers = structSizer(t, made)
	}
	return z
}

func structSizer(t reflect.Type, made map[reflect.Type]*sizer) func(*sizing, unsafe.Pointer, float64) {
	type field struct {
		offset uintptr
		*sizer
	}
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		if z := buildSizer(f.Type, made); z.refers != nil {
			fields = append(fields, field{f.Offset, z})
		}
	}
	if fields == nil {
		return nil
	}
	return func(s *sizing, p unsafe.Pointer, weight float64) {
		for _, f := range fields {
			f.refers(s, unsafe.Add(p, f.offset), weight)
		}
	}
}

func (s *sizing) slice(p unsafe.Pointer, elem *sizer, weight float64) {
	x := *(*[]struct{})(p)
	s.sum += weight * float64(cap(x)) * float64(elem.size)
	if elem.refers != nil && len(x) > 0 {
		s.follow(func() { s.run(unsafe.Pointer(unsafe.SliceData(x)), len(x), elem, weight) })
	}
}

// run adds what n neighbours refer to.
func (s *sizing) run(p unsafe.Pointer, n int, elem *sizer, weight float64) {
	picks := min(n, innerSamples)
	weight *= float64(n) / float64(picks)
	for i := range picks {
		elem.refers(s, at(p, i*n/picks, elem.size), weight)
	}
}

// mapping adds the tables of a map, of which a quarter is empty on average, and what its first entries refer to.
func (s *sizing) mapping(m reflect.Value, key, elem *sizer, weight float64) {
	const head = 48
	n := m.Len()
	s.sum += weight * (head + float64(n)*float64(key.size+elem.size+1)*4/3)
	if n == 0 || key.refers == nil && elem.refers == nil {
		return
	}
	picks := min(n, innerSamples)
	weight *= float64(n) / float64(picks)
	k, v := reflect.New(m.Type().Key()), reflect.New(m.Type().Elem())
	for it := m.MapRange(); picks > 0 && it.Next(); picks-- {
		if key.refers != nil {
			k.Elem().SetIterKey(it)
			key.refers(s, k.UnsafePointer(), weight)
		}
		if elem.refers != nil {
			v.Elem().SetIterValue(it)
			elem.refers(s, v.UnsafePointer(), weight)
		}
	}
}

// dynamic adds the value of an interface, which lies elsewhere unless it is a pointer itself.
func (s *sizing) dynamic(v reflect.Value, weight float64) {
	z := sizerOf(v.Type())
	switch v.Kind() {
	case reflect.Func, reflect.Chan, reflect.UnsafePointer:
		return
	case reflect.Pointer, reflect.Map:
	default:
		s.sum += weight * float64(z.size)
	}
	if z.refers == nil {
		return
	}
	s.follow(func() {
		x := reflect.New(v.Type())
		x.Elem().Set(v)
		z.refers(s, x.UnsafePointer(), weight)
	})
}
