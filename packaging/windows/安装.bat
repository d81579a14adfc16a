@echo off
chcp 65001 >nul
rem 从本文件夹的 wheels 安装，不联网。需要先装好 Python。
cd /d "%~dp0"
py -3 -m venv .venv || python -m venv .venv
if not exist .venv\Scripts\python.exe echo 没有找到 Python，请先安装，再运行本文件。& pause & exit /b 2
.venv\Scripts\python -m pip install --no-index --find-links wheels gik-lint
.venv\Scripts\gik-lint --version
pause
