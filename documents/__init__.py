"""Documents to text: .docx, .pdf, .xlsx, .csv and .txt as plain lines, tables as rows of cells with bars between.

Files come from anywhere, and the libraries that open them were not written against malice: `confined.read` opens one in
a process of its own, with limits of memory and time.
"""
