// This file is empty: its presence lets the package declare functions that the runtime implements (see runtime.go).
